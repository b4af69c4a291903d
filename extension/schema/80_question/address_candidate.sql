-- The steps of find_address: what is called nearly so, what an address became, what goes on
-- from what was typed, and in which order people get it.

CREATE OR REPLACE FUNCTION ybss_registry.find_alike(p_probe ybss.address, p_most int, OUT ids bigint[], OUT addresses ybss.address[], OUT alike real[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  SELECT coalesce(pg_catalog.array_agg(c.address_id), '{}'), coalesce(pg_catalog.array_agg(c.address), '{}'), coalesce(pg_catalog.array_agg(c.alike), '{}')
  INTO ids, addresses, alike
  FROM (SELECT a.address_id, a.address, ybss.similarity(a.address, p_probe) AS alike
        FROM ybss_registry.address a
        WHERE a.address OPERATOR(ybss.&&) ybss.address_features(p_probe) AND a.state <> 'retired'
        ORDER BY 3 DESC, a.address LIMIT p_most) c
  -- Features are hashes: two may be one by chance.
  WHERE c.alike <> 0;
END
$$;
COMMENT ON FUNCTION ybss_registry.find_alike(ybss.address, int) IS
'Standard addresses that share features with one, the most similar first. Stable: reads the book. / 特征相近的标准地址。';

CREATE OR REPLACE FUNCTION ybss_registry.find_continued(p_read ybss.address, p_above ybss.address, p_known bigint[], p_most int, OUT ids bigint[], OUT addresses ybss.address[], OUT alike real[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  SELECT coalesce(pg_catalog.array_agg(c.address_id), '{}'), coalesce(pg_catalog.array_agg(c.address), '{}'), coalesce(pg_catalog.array_agg(c.alike::real), '{}')
  INTO ids, addresses, alike
  FROM (SELECT a.address_id, a.address, ybss.similarity(a.address, p_above) * 0.5 AS alike
        FROM ybss_registry.address a
        WHERE a.address OPERATOR(ybss.&&) ybss.address_features_below(p_above) AND a.state <> 'retired'
          AND ybss.address_begins(a.address, p_read) AND a.address_id <> ALL (p_known)
        ORDER BY 3 DESC, length(ybss.address_key(a.address)), a.address LIMIT p_most) c;
END
$$;
COMMENT ON FUNCTION ybss_registry.find_continued(ybss.address, ybss.address, bigint[], int) IS
'Standard addresses below one that begin as what was read does, beside those known already. Stable: reads the book. / 以已输入部分开头的标准地址。';

CREATE OR REPLACE FUNCTION ybss_registry.may_be_former(p_read ybss.address) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT FROM ybss_registry.address_lineage l WHERE l.address OPERATOR(ybss.&&) ybss.address_features(p_read))
    -- An old number with the street's old name is read with the new one.
    OR EXISTS (SELECT FROM ybss_registry.street s JOIN ybss_registry.street_name f ON f.district = s.district AND f.street_id = s.street_id
      WHERE s.name = ybss.address_element(p_read, 'road'));
END
$$;
COMMENT ON FUNCTION ybss_registry.may_be_former(ybss.address) IS
'Whether something was once called like this: find_former is worth asking. Stable: reads the lineage and the streets. / 是否可能为旧地址。';

CREATE OR REPLACE FUNCTION ybss_registry.find_former(p_read ybss.address, p_k int)
RETURNS TABLE (address_id bigint, address text, level text, confidence real, verdict text, reason text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT a.address_id, ybss.address_text(a.address), a.level, (1.0 / count(*) OVER ())::real, ybss.compare(a.address, p_read),
    pg_catalog.format('%s 起由旧地址%s', f.changed_on, CASE f.kind WHEN 'rename' THEN '更名' WHEN 'renumber' THEN '改号' WHEN 'move' THEN '改属'
      WHEN 'split' THEN '拆分' WHEN 'merge' THEN '合并' ELSE '承接' END)
  FROM (SELECT DISTINCT g.district FROM ybss_registry.grid g WHERE g.level = 1) d
  CROSS JOIN LATERAL ybss_registry.by_former_address(d.district, p_read) f
  JOIN ybss_registry.address a ON a.district = d.district AND a.address_id = f.address_id
  WHERE NOT EXISTS (SELECT FROM ybss_registry.address n WHERE n.district = d.district AND n.address = p_read AND n.state <> 'retired')
    AND (f.exact OR NOT EXISTS (SELECT FROM ybss_registry.address_lookup k
      WHERE k.district = d.district AND k.key = ANY (ybss.lookup_keys(p_read))))
  ORDER BY f.changed_on DESC, a.address LIMIT p_k
$$;
COMMENT ON FUNCTION ybss_registry.find_former(ybss.address, int) IS
'What a former address became, where nothing is called so today; in the form of ybss.find_address. Stable: reads the book and its lineage. / 以旧地址查找现行地址，格式同 find_address。';


CREATE OR REPLACE FUNCTION ybss_registry.rank_candidates(p_read ybss.address, p_ids bigint[], p_addresses ybss.address[], p_alike real[], p_exact int, p_note text, p_most int)
RETURNS TABLE (address_id bigint, address text, level text, confidence real, verdict text, reason text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_hundredths CONSTANT int[] := ARRAY(SELECT (u.alike * 100)::int FROM pg_catalog.unnest(p_alike[:p_exact]) u(alike));
  v_as_good int;
BEGIN
  FOR i IN 1 .. least(p_most, pg_catalog.cardinality(p_ids)) LOOP
    CONTINUE WHEN p_alike[i] < 0.3 AND p_alike[i] < p_alike[1] AND i <= p_exact;
    address_id := p_ids[i];
    address := ybss.address_text(p_addresses[i]);
    level := ybss.address_level(p_addresses[i]);
    verdict := ybss.compare(p_addresses[i], p_read);
    IF i > p_exact THEN
      confidence := p_alike[i];
      reason := '按已输入的部分续写；' || ybss.difference(p_addresses[i], p_read);
    ELSE
      -- A second one that is as good halves the confidence.
      v_as_good := pg_catalog.cardinality(pg_catalog.array_positions(v_hundredths, v_hundredths[i]));
      confidence := p_alike[i] / v_as_good * CASE WHEN p_note IS NULL THEN 1 ELSE 0.7 END;
      reason := coalesce(p_note || '；', '') || CASE WHEN v_as_good > 1 THEN '另有同样相近的地址；' ELSE '' END || ybss.difference(p_addresses[i], p_read);
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.rank_candidates(ybss.address, bigint[], ybss.address[], real[], int, text, int) IS
'The answer of find_address from its candidates, the first p_exact of which are like the whole and the others go on from it; the note says that they are of a level above. Immutable: depends on its arguments only. / 候选地址的可信度、判定与理由。';
REVOKE ALL ON FUNCTION ybss_registry.find_alike(ybss.address, int), ybss_registry.find_continued(ybss.address, ybss.address, bigint[], int),
  ybss_registry.may_be_former(ybss.address), ybss_registry.find_former(ybss.address, int),
  ybss_registry.rank_candidates(ybss.address, bigint[], ybss.address[], real[], int, text, int) FROM PUBLIC;

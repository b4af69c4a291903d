-- The best standard addresses for what somebody wrote, or began to write.

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
REVOKE ALL ON FUNCTION ybss_registry.find_former(ybss.address, int) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss.find_address(written text, k int DEFAULT 5)
RETURNS TABLE (address_id bigint, address text, level text, confidence real, verdict text, reason text)
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  -- 3栋2单 and 18号附 go on; what their last word will be is not known.
  v_read ybss.address := ybss.parse_local(regexp_replace(written, '(?<=[0-9])(单|号附|附|之|第|-)\s*$', ''));
  v_level text := ybss.address_level(v_read);
  v_levels constant text[] := ARRAY['room', 'floor', 'unit', 'building', 'phase', 'compound', 'number', 'road2', 'road', 'group',
    'community', 'town'];
  v_own int := pg_catalog.array_position(v_levels, v_level);
  v_probe ybss.address := v_read;
  v_above ybss.address;
  v_found record;
  v_ids bigint[] := '{}';
  v_addresses ybss.address[] := '{}';
  v_alike real[] := '{}';
  v_hundredths int[] := '{}';
  v_exact int := 0;
  v_note text;
BEGIN
  FOR i IN coalesce(v_own, 99) .. pg_catalog.cardinality(v_levels) LOOP
    IF i > v_own THEN
      CONTINUE WHEN ybss.address_element(v_read, v_levels[i]) IS NULL;
      v_probe := ybss.address_truncate(v_read, v_levels[i]);
      v_above := coalesce(v_above, v_probe);
      v_note := '标准地址库没有' || ybss.address_text(v_read) || '，给出其上级';
    END IF;
    FOR v_found IN
      SELECT a.address_id, a.address, ybss.similarity(a.address, v_probe) AS alike
      FROM ybss_registry.address a
      WHERE a.address OPERATOR(ybss.&&) ybss.address_features(v_probe) AND a.state <> 'retired'
      ORDER BY 3 DESC, a.address LIMIT greatest(k, 2)
    LOOP
      -- Features are hashes: two may be one by chance.
      CONTINUE WHEN v_found.alike = 0;
      v_ids := v_ids || v_found.address_id;
      v_addresses := v_addresses || v_found.address;
      v_alike := v_alike || v_found.alike;
      v_hundredths := v_hundredths || (v_found.alike * 100)::int;
    END LOOP;
    v_exact := pg_catalog.cardinality(v_ids);
    IF i = v_own AND coalesce(v_alike[1], 0) < 1
      AND (EXISTS (SELECT FROM ybss_registry.address_lineage l WHERE l.address OPERATOR(ybss.&&) ybss.address_features(v_read))
        -- An old number with the street's old name is read with the new one.
        OR EXISTS (SELECT FROM ybss_registry.street s JOIN ybss_registry.street_name f ON f.district = s.district AND f.street_id = s.street_id
          WHERE s.name = ybss.address_element(v_read, 'road'))) THEN
      RETURN QUERY SELECT f.* FROM ybss_registry.find_former(v_read, k) f;
      IF FOUND THEN
        RETURN;
      END IF;
    END IF;
    -- A number at the end may go on: 3栋2单元5 begins 501.
    IF v_exact < k AND v_level IN ('room', 'number') AND (i = v_own AND v_exact > 0 OR i > v_own)
      AND written ~ '[0-9A-Za-z０-９零一二三四五六七八九十单附之第-]\s*$' THEN
      v_above := coalesce(v_above, (SELECT ybss.address_truncate(v_read, l) FROM pg_catalog.unnest(v_levels[v_own + 1:]) WITH ORDINALITY u(l, n)
        WHERE ybss.address_element(v_read, l) IS NOT NULL ORDER BY n LIMIT 1));
      FOR v_found IN
        SELECT a.address_id, a.address, ybss.similarity(a.address, v_above) * 0.5 AS alike
        FROM ybss_registry.address a
        WHERE a.address OPERATOR(ybss.&&) ybss.address_features_below(v_above) AND a.state <> 'retired'
          AND ybss.address_begins(a.address, v_read) AND a.address_id <> ALL (v_ids)
        ORDER BY 3 DESC, length(ybss.address_key(a.address)), a.address LIMIT k - v_exact
      LOOP
        v_ids := v_ids || v_found.address_id;
        v_addresses := v_addresses || v_found.address;
        v_alike := v_alike || v_found.alike::real;
      END LOOP;
      -- What goes on is nearer than what lies above.
      IF i > v_own AND pg_catalog.cardinality(v_ids) > v_exact THEN
        v_ids := v_ids[v_exact + 1:];
        v_addresses := v_addresses[v_exact + 1:];
        v_alike := v_alike[v_exact + 1:];
        v_exact := 0;
      END IF;
    END IF;
    EXIT WHEN pg_catalog.cardinality(v_ids) > 0;
  END LOOP;
  FOR i IN 1 .. least(k, pg_catalog.cardinality(v_ids)) LOOP
    CONTINUE WHEN v_alike[i] < 0.3 AND v_alike[i] < v_alike[1] AND i <= v_exact;
    address_id := v_ids[i];
    address := ybss.address_text(v_addresses[i]);
    level := ybss.address_level(v_addresses[i]);
    verdict := ybss.compare(v_addresses[i], v_read);
    IF i > v_exact THEN
      confidence := v_alike[i];
      reason := '按已输入的部分续写；' || ybss.difference(v_addresses[i], v_read);
    ELSE
      -- A second one that is as good halves the confidence.
      confidence := v_alike[i] / pg_catalog.cardinality(pg_catalog.array_positions(v_hundredths, v_hundredths[i])) * CASE WHEN v_note IS NULL THEN 1 ELSE 0.7 END;
      reason := pg_catalog.concat_ws('；', v_note, CASE WHEN pg_catalog.cardinality(pg_catalog.array_positions(v_hundredths, v_hundredths[i])) > 1
        THEN '另有同样相近的地址' END, ybss.difference(v_addresses[i], v_read));
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss.find_address(text, int) IS
'The k standard addresses that a text most likely means, best first: id, canonical text, level, confidence from 0 to 1, verdict, reason in Chinese. Finds incomplete addresses, one wrong character in a name, what goes on from a number at the end (3栋2单元5 begins 501), the address above when the book does not have the whole, and what a former address became. Only rows of the caller''s scope (row security). Errors: YBA01 text over 8192 bytes. Stable: reads the address book. Security definer: reads the book for people who only see its view. / 查找最可能的标准地址，按可信度排序并说明理由。';
REVOKE ALL ON FUNCTION ybss.find_address(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.find_address(text, int) TO ybss_reader, ybss_operator;

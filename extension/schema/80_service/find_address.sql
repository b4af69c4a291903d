-- The best standard addresses for what somebody wrote, or began to write.

CREATE OR REPLACE FUNCTION ybss.find_address(written text, k int DEFAULT 5)
RETURNS TABLE (address_id bigint, address text, level text, confidence real, verdict text, reason text)
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_read ybss.address := ybss.parse_local(written);
  v_level text := ybss.address_level(v_read);
  v_levels text[] := ARRAY['room', 'floor', 'unit', 'building', 'phase', 'compound', 'number', 'road2', 'road', 'group',
    'community', 'town'];
  v_probe ybss.address := v_read;
  v_wider boolean := false;
BEGIN
  -- What was called so before, where nothing is called so today.
  RETURN QUERY
  SELECT a.address_id, ybss.address_text(a.address), a.level, (1.0 / count(*) OVER ())::real, ybss.compare(a.address, v_read),
    format('%s 起由旧地址%s', f.changed_on, CASE f.kind WHEN 'rename' THEN '更名' WHEN 'renumber' THEN '改号' WHEN 'move' THEN '改属'
      WHEN 'split' THEN '拆分' WHEN 'merge' THEN '合并' ELSE '承接' END)
  FROM (SELECT DISTINCT g.district FROM ybss_registry.grid g WHERE g.level = 1) d
  CROSS JOIN LATERAL ybss_registry.by_former_address(d.district, v_read) f
  JOIN ybss_registry.address a ON a.district = d.district AND a.address_id = f.address_id
  WHERE NOT EXISTS (SELECT FROM ybss_registry.address n WHERE n.district = d.district AND n.address = v_read AND n.state <> 'retired')
    AND (f.exact OR NOT EXISTS (SELECT FROM ybss_registry.address_lookup k
      WHERE k.district = d.district AND k.key = ANY (ybss_registry.lookup_keys(v_read))))
  ORDER BY f.changed_on DESC, a.address LIMIT k;
  IF FOUND THEN
    RETURN;
  END IF;
  FOR i IN coalesce(array_position(v_levels, v_level), 99) .. cardinality(v_levels) LOOP
    IF i > array_position(v_levels, v_level) THEN
      CONTINUE WHEN ybss.address_element(v_read, v_levels[i]) IS NULL;
      v_probe := ybss.address_truncate(v_read, v_levels[i]);
      v_wider := true;
    END IF;
    RETURN QUERY
    WITH found AS (
      SELECT a.address_id, a.address, a.level, ybss.similarity(a.address, v_probe) AS alike
      FROM ybss_registry.address a
      WHERE a.address OPERATOR(ybss.&&) ybss.address_features(v_probe) AND a.state <> 'retired'
      ORDER BY 4 DESC, a.address LIMIT greatest(k, 2)
    ), ranked AS (
      -- A second one that is as good halves the confidence.
      SELECT f.*, row_number() OVER w AS place, max(f.alike) OVER () AS best,
        count(*) OVER (PARTITION BY round(f.alike::numeric, 2)) AS equals
      FROM found f WINDOW w AS (ORDER BY f.alike DESC, f.address)
    )
    SELECT r.address_id, ybss.address_text(r.address), r.level,
      (r.alike / r.equals * CASE WHEN v_wider THEN 0.7 ELSE 1 END)::real,
      ybss.compare(r.address, v_read),
      concat_ws('；', CASE WHEN v_wider THEN '标准地址库没有' || ybss.address_text(v_read) || '，给出其上级' END,
        CASE WHEN r.equals > 1 THEN '另有同样相近的地址' END,
        ybss.difference(r.address, v_read))
    FROM ranked r WHERE r.place <= k AND (r.alike >= 0.3 OR r.alike = r.best) ORDER BY r.place;
    EXIT WHEN FOUND;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss.find_address(text, int) IS
'The k standard addresses that a text most likely means, best first: id, canonical text, level, confidence from 0 to 1, verdict, reason in Chinese. Finds incomplete addresses, one wrong character in a name, the address above when the book does not have the whole, and what a former address became. Only rows of the caller''s scope (row security). Errors: YBA01 text over 8192 bytes. Stable: reads the address book. Security definer: reads the book for people who only see its view. / 查找最可能的标准地址，按可信度排序并说明理由。';
REVOKE ALL ON FUNCTION ybss.find_address(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.find_address(text, int) TO ybss_reader, ybss_operator;

-- The best standard addresses for what somebody wrote, or began to write.

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
  v_more record;
  v_exact int := 0;
  v_note text;
BEGIN
  IF v_own IS NULL THEN
    RETURN;
  END IF;
  FOR i IN v_own .. pg_catalog.cardinality(v_levels) LOOP
    IF i > v_own THEN
      CONTINUE WHEN ybss.address_element(v_read, v_levels[i]) IS NULL;
      v_probe := ybss.address_truncate(v_read, v_levels[i]);
      v_above := coalesce(v_above, v_probe);
      v_note := '标准地址库没有' || ybss.address_text(v_read) || '，给出其上级';
    END IF;
    v_found := ybss_registry.find_alike(v_probe, greatest(k, 2));
    v_exact := pg_catalog.cardinality(v_found.ids);
    IF i = v_own AND coalesce(v_found.alike[1], 0) < 1 AND ybss_registry.may_be_former(v_read) THEN
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
      v_more := ybss_registry.find_continued(v_read, v_above, v_found.ids, k - v_exact);
      -- What goes on is nearer than what lies above.
      IF i > v_own AND pg_catalog.cardinality(v_more.ids) > 0 THEN
        v_found := v_more;
        v_exact := 0;
      ELSE
        SELECT v_found.ids || v_more.ids AS ids, v_found.addresses || v_more.addresses AS addresses, v_found.alike || v_more.alike AS alike INTO v_found;
      END IF;
    END IF;
    EXIT WHEN pg_catalog.cardinality(v_found.ids) > 0;
  END LOOP;
  RETURN QUERY SELECT r.* FROM ybss_registry.rank_candidates(v_read, v_found.ids, v_found.addresses, v_found.alike, v_exact, v_note, k) r;
END
$$;
COMMENT ON FUNCTION ybss.find_address(text, int) IS
'The k standard addresses that a text most likely means, best first: id, canonical text, level, confidence from 0 to 1, verdict, reason in Chinese. Finds incomplete addresses, one wrong character in a name, what goes on from a number at the end (3栋2单元5 begins 501), the address above when the book does not have the whole, and what a former address became. Only rows of the caller''s scope (row security). Errors: YBA01 text over 8192 bytes. Stable: reads the address book. Security definer: reads the book for people who only see its view. / 查找最可能的标准地址，按可信度排序并说明理由。';
REVOKE ALL ON FUNCTION ybss.find_address(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.find_address(text, int) TO ybss_reader, ybss_operator;

-- Where the ground of an address lies today.

CREATE OR REPLACE FUNCTION ybss_registry.next_division(p_code text, p_town text, p_former text[]) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  -- On to what took the ground, else back from what was withdrawn: whole ones first, narrow ones first.
  SELECT w.code FROM (
    SELECT 1 AS way, true AS former, s.day, s.change_id, s.position, length(s.old_code::text) AS digits, s.keeps,
      CASE WHEN s.code IS NULL THEN s.parent::text ELSE s.code::text || CASE WHEN s.keeps THEN substr(p_code, length(s.old_code::text) + 1) ELSE '' END END AS code
    FROM ybss_registry.division_step s JOIN ybss_registry.division_change c ON c.change_id = s.change_id
    WHERE s.old_code::text IN (left(p_code, 4), left(p_code, 6), left(p_code, 9)) AND NOT s.part AND c.withdrawn_at IS NULL AND s.day <= ybss.today()
    UNION ALL
    SELECT 2, s.old_code::text = ANY (p_former), s.day, s.change_id, s.position, length(s.code::text), s.keeps,
      s.old_code::text || CASE WHEN s.keeps THEN substr(p_code, length(s.code::text) + 1) ELSE '' END
    FROM ybss_registry.division_step s JOIN ybss_registry.division_change c ON c.change_id = s.change_id
    WHERE s.code::text IN (left(p_code, 4), left(p_code, 6), left(p_code, 9)) AND s.code <> s.old_code AND c.withdrawn_at IS NOT NULL
    UNION ALL
    SELECT 2, true, s.day, s.change_id, s.position, 9, true, s.old_code::text
    FROM ybss_registry.division_step s JOIN ybss_registry.division_change c ON c.change_id = s.change_id
    WHERE s.code IS NULL AND s.parent::text = p_code AND s.name = p_town AND c.withdrawn_at IS NOT NULL
    UNION ALL
    -- What an upgrade of the extension brought, whose table of divisions knows the new ones alone.
    SELECT 3, true, d.valid_to, 0, 0, length(d.code::text), true,
      d.successor::text || CASE WHEN length(d.code::text) = length(d.successor::text) THEN substr(p_code, length(d.code::text) + 1) ELSE '' END
    FROM ybss_registry.division d
    WHERE d.code IN (SELECT x.code::ybss.division_code FROM (VALUES (left(p_code, 4)), (left(p_code, 6)), (left(p_code, 9)), (p_code)) x(code))
      AND d.successor IS NOT NULL AND d.ended_by IS NULL AND d.valid_to <= ybss.today()) w
  ORDER BY w.way, w.digits DESC, coalesce(w.former, false) DESC, w.keeps DESC, w.day DESC, w.change_id DESC, w.position LIMIT 1
$$;
COMMENT ON FUNCTION ybss_registry.next_division(text, text, text[]) IS
'The code that took the place of one that is no more: by the loaded changes forward, by the withdrawn ones back, there preferring what the address was called before, and by what an upgrade ended. Stable: reads the changes. / 已不存在的区划代码现由哪个代码承接。';

CREATE OR REPLACE FUNCTION ybss_registry.former_divisions(p_district int, p_address_id bigint) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT pg_catalog.array_agg(x.code) FROM ybss_registry.address_lineage l
  CROSS JOIN LATERAL (SELECT ybss.division_trim(ybss.division(l.address)::text::ybss.division_code)::text) d(code)
  CROSS JOIN LATERAL (VALUES (d.code), (left(d.code, 9)), (left(d.code, 6)), (left(d.code, 4))) x(code)
  WHERE l.district = p_district AND l.address_id = p_address_id AND l.successor_id = p_address_id
$$;
COMMENT ON FUNCTION ybss_registry.former_divisions(int, bigint) IS
'The divisions that an address lay in before, as lineage has them. Stable: reads lineage. / 地址曾属的区划。';

CREATE OR REPLACE FUNCTION ybss_registry.address_today(p_district int, p_address_id bigint, p_address ybss.address) RETURNS ybss.address
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_code text := ybss.division_trim(ybss.division(p_address)::text::ybss.division_code)::text;
  v_town text := ybss.address_element(p_address, 'town');
  v_today ybss.address := ybss.address_under(p_address, rpad(v_code, 12, '0')::bigint);
BEGIN
  -- A town that had no code of its own is told by its name.
  IF length(v_code) = 6 AND v_town IS NOT NULL AND EXISTS (SELECT FROM ybss_registry.division_step s
      JOIN ybss_registry.division_change c ON c.change_id = s.change_id AND c.withdrawn_at IS NOT NULL
      WHERE s.code IS NULL AND s.parent::text = v_code AND s.name = v_town)
    AND NOT EXISTS (SELECT FROM ybss_registry.division_step s
      JOIN ybss_registry.division_change c ON c.change_id = s.change_id AND c.withdrawn_at IS NULL AND s.day <= ybss.today()
      WHERE s.code IS NULL AND s.parent::text = v_code AND s.name = v_town) THEN
    v_today := NULL;
  END IF;
  FOR n IN 1 .. 30 LOOP
    EXIT WHEN v_today IS NOT NULL OR v_code IS NULL;
    v_code := ybss_registry.next_division(v_code, v_town, ybss_registry.former_divisions(p_district, p_address_id));
    v_today := ybss.address_under(p_address, rpad(v_code, 12, '0')::bigint);
    IF v_today IS NULL AND length(v_code) = 12 THEN
      v_today := ybss.address_under(p_address, rpad(left(v_code, 9), 12, '0')::bigint);
    END IF;
  END LOOP;
  RETURN v_today;
END
$$;
COMMENT ON FUNCTION ybss_registry.address_today(int, bigint, ybss.address) IS
'An address with the code and the names that its division has today; null where nobody knows what became of it. Stable: reads the changes and lineage. / 按现行区划改写的地址。';
CREATE OR REPLACE FUNCTION ybss_registry.code_today(p_code text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_code text := ybss.division_trim(p_code::ybss.division_code)::text;
  v_next text;
  v_bare CONSTANT ybss.address := ybss.parse('');
BEGIN
  FOR n IN 1 .. 30 LOOP
    IF ybss.address_under(v_bare, rpad(v_code, 12, '0')::bigint) IS NOT NULL THEN
      RETURN v_code;
    END IF;
    v_next := ybss_registry.next_division(v_code, NULL, NULL);
    IF v_next IS NULL THEN
      EXIT;
    END IF;
    v_code := v_next;
  END LOOP;
  RETURN p_code;
END
$$;
COMMENT ON FUNCTION ybss_registry.code_today(text) IS
'The code that a division has today; itself where nobody knows of another. Stable: reads the changes. / 区划的现行代码。';
REVOKE ALL ON FUNCTION ybss_registry.code_today(text), ybss_registry.next_division(text, text, text[]), ybss_registry.former_divisions(int, bigint),
  ybss_registry.address_today(int, bigint, ybss.address) FROM PUBLIC;

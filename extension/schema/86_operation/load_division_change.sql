-- A file of changes of divisions counts from here on.

CREATE OR REPLACE FUNCTION ybss_registry.enter_divisions(p_change_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_day date;
BEGIN
  -- What the table does not have of the built-in divisions comes first: only what is touched.
  INSERT INTO ybss_registry.division (code, name) SELECT DISTINCT s.old_code, s.old_name FROM ybss_registry.division_step s
  WHERE s.change_id = p_change_id AND s.old_code IS NOT NULL AND NOT EXISTS (SELECT FROM ybss_registry.division d WHERE d.code = s.old_code)
    AND NOT EXISTS (SELECT FROM ybss_registry.division_step o WHERE o.change_id = p_change_id AND o.code = s.old_code AND o.day < s.day);
  FOR v_day IN SELECT DISTINCT s.day FROM ybss_registry.division_step s WHERE s.change_id = p_change_id ORDER BY 1 LOOP
    PERFORM ybss_registry.clear_work('ending');
    CREATE TEMPORARY TABLE ybss_work_ending ON COMMIT DROP AS
    SELECT DISTINCT ON (d.code) d.code, coalesce(s.code, s.parent) AS successor, s.code::text || substr(d.code::text, length(s.old_code::text) + 1) AS new_code,
      CASE WHEN d.code = s.old_code THEN s.name ELSE d.name END AS new_name, d.code = s.old_code AS itself, s.keeps
    FROM ybss_registry.division_step s
    JOIN ybss_registry.division d ON d.valid_to = 'infinity' AND (d.code = s.old_code
      OR s.keeps AND s.code <> s.old_code AND length(d.code::text) = 12 AND length(s.old_code::text) = 9 AND d.code OPERATOR(ybss.<@) s.old_code)
    WHERE s.change_id = p_change_id AND s.day = v_day AND NOT s.part
      AND NOT EXISTS (SELECT FROM ybss_registry.division_step o WHERE o.change_id = p_change_id AND o.day = v_day AND o.code = s.old_code AND o.name = s.old_name)
    ORDER BY d.code, s.keeps DESC, s.position;
    UPDATE ybss_registry.division d SET valid_to = v_day, successor = e.successor, ended_by = p_change_id
    FROM pg_temp.ybss_work_ending e WHERE d.code = e.code AND d.valid_to = 'infinity' AND d.valid_from < v_day;
    INSERT INTO ybss_registry.division (code, valid_from, name, begun_by)
    SELECT DISTINCT ON (n.code) n.code, v_day, n.name, p_change_id FROM (
      SELECT s.code, s.name, 0 AS way FROM ybss_registry.division_step s WHERE s.change_id = p_change_id AND s.day = v_day AND s.code IS NOT NULL
      UNION ALL SELECT e.new_code::ybss.division_code, e.new_name, 1 FROM pg_temp.ybss_work_ending e WHERE NOT e.itself) n
    WHERE NOT EXISTS (SELECT FROM ybss_registry.division d WHERE d.code = n.code AND d.valid_to = 'infinity')
    ORDER BY n.code, n.way ON CONFLICT (code, valid_from) DO NOTHING;
  END LOOP;
END
$$;
COMMENT ON FUNCTION ybss_registry.enter_divisions(bigint) IS
'Carries a loaded change into the table of divisions: what ends gets its day and successor, what is new begins. Volatile: writes divisions. / 将变更记入区划表。';

CREATE OR REPLACE FUNCTION ybss_registry.request_renewal(p_change_id bigint, p_days date[]) RETURNS void
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  INSERT INTO ybss_registry.division_renewal (district, grid, change_id, not_before, requested_by)
  SELECT g.district, g.code, p_change_id, d.day, a.actor FROM ybss_registry.grid g CROSS JOIN pg_catalog.unnest(p_days) d(day) CROSS JOIN ybss_registry.acting() a
  WHERE g.level = 1 ORDER BY d.day, g.code
$$;
COMMENT ON FUNCTION ybss_registry.request_renewal(bigint, date[]) IS
'Asks job refile to renew the addresses of every district, from a day on. Volatile: writes the request. / 登记地址更新任务。';

CREATE OR REPLACE FUNCTION ybss.load_division_change(name text, file bytea) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_id bigint;
  v_other text;
  v_line int;
  v_fault text;
  v_many bigint;
  v_text text;
  v_steps bigint;
BEGIN
  PERFORM ybss.require_registry(), ybss_registry.require_step('change_division');
  -- One after the other: each is held against the divisions as the last one left them.
  PERFORM ybss.wait_for_lock('ybss_registry.division_change', 0, true);
  v_text := ybss_registry.division_file_text(file);
  SELECT c.name INTO v_other FROM ybss_registry.division_change c
  WHERE c.withdrawn_at IS NULL AND (c.name = load_division_change.name OR c.file = v_text) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'YBD04', MESSAGE = pg_catalog.format('a file of that name, or the same file, is loaded: "%s"', v_other),
      DETAIL = pg_catalog.format('已载入同名或相同的区划变更文件“%s”。', v_other), HINT = 'SELECT DISTINCT name, loaded_at FROM ybss.division_change WHERE withdrawn_at IS NULL';
  END IF;
  IF coalesce(pg_catalog.btrim(name), '') = '' OR char_length(name) > 60 OR name ~ '[\x01-\x1f\x7f]' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBD04', MESSAGE = 'a file of changes is loaded under a name of 1 to 60 characters', DETAIL = '名称须为 1 至 60 个字，不含控制字符。',
      HINT = 'The document''s number and the day will do. / 可用文号和日期。';
  END IF;
  PERFORM ybss_registry.examine_division_file(file);
  SELECT r.line, r.fault, count(*) OVER () INTO v_line, v_fault, v_many FROM pg_temp.ybss_work_division_row r WHERE r.fault IS NOT NULL ORDER BY r.line LIMIT 1;
  IF FOUND OR NOT EXISTS (SELECT FROM pg_temp.ybss_work_division_step) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBD01', MESSAGE = CASE WHEN v_line IS NULL THEN 'the file changes nothing'
        ELSE pg_catalog.format('the file has %s rows that cannot be, the first in line %s; nothing was loaded', v_many, v_line) END,
      DETAIL = CASE WHEN v_line IS NULL THEN '文件中没有需要改动的内容。' ELSE pg_catalog.format('第 %s 行：%s。未载入任何内容。', v_line, v_fault) END,
      HINT = 'SELECT * FROM ybss.preview_division_change(file)';
  END IF;
  INSERT INTO ybss_registry.division_change (name, file, loaded_by) SELECT load_division_change.name, v_text, a.actor FROM ybss_registry.acting() a
  RETURNING change_id INTO v_id;
  INSERT INTO ybss_registry.division_step (change_id, position, day, code, parent, level, name, old_code, old_name, part, keeps, written, document, source)
  SELECT v_id, row_number() OVER (ORDER BY s.step), s.day, s.code::ybss.division_code, s.parent::ybss.division_code,
    CASE length(coalesce(s.code, s.old_code)) WHEN 4 THEN 2 WHEN 6 THEN 3 ELSE 4 END, s.name, s.old_code::ybss.division_code, s.old_name, s.part, s.keeps, s.written,
    s.document, s.source FROM pg_temp.ybss_work_division_step s;
  GET DIAGNOSTICS v_steps = ROW_COUNT;
  PERFORM ybss_registry.enter_divisions(v_id),
    ybss_registry.request_renewal(v_id, ARRAY(SELECT DISTINCT s.day FROM ybss_registry.division_step s WHERE s.change_id = v_id ORDER BY 1));
  RETURN pg_catalog.format('%s: %s divisions change; addresses follow by CALL ybss.run_job(''refile'') / 共 %s 项区划变更，地址由作业 refile 更新', name, v_steps, v_steps);
END
$$;
COMMENT ON FUNCTION ybss.load_division_change(text, bytea) IS
'Loads a file of changes of divisions under a name, whole or not at all: from the next statement on every session reads addresses by them, from the day of each row on; the table of divisions gets its rows, and the addresses follow by job refile. The civil-affairs office (ybss_registry.office_step, change_division) and administrators may. Gives a sentence. Raises YBD01 where rows cannot be (preview_division_change() says which), YBD02 for a file that is too large or no text, YBD04 where it is loaded already, YBA10, YBS20. Volatile: writes divisions. Security definer: the owner''s tables. / 载入区划变更文件：检查通过后立即生效，地址由作业更新。';

CREATE OR REPLACE FUNCTION ybss.load_division_change(name text, file text) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT ybss.load_division_change(load_division_change.name, pg_catalog.convert_to(load_division_change.file, 'UTF8'))
$$;
COMMENT ON FUNCTION ybss.load_division_change(text, text) IS
'As load_division_change(text, bytea), of a text. Volatile: writes divisions. Security definer: as that. / 同上，参数为文本。';
REVOKE ALL ON FUNCTION ybss_registry.enter_divisions(bigint), ybss_registry.request_renewal(bigint, date[]), ybss.load_division_change(text, bytea),
  ybss.load_division_change(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.load_division_change(text, bytea), ybss.load_division_change(text, text) TO ybss_operator;

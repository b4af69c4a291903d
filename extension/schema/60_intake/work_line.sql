-- The lines that a step of intake works on: a typed set of its own, without WAL, out of
-- which each line is written back once, with its end.

CREATE OR REPLACE FUNCTION ybss_registry.begin_line_table(p_name text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
  v_table record;
BEGIN
  SELECT c.oid, c.relkind, c.relowner, c.relnatts INTO v_table FROM pg_class c
  WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'ybss_work_' || p_name;
  IF v_table.relkind = 'r' AND v_table.relowner = current_user::regrole
     AND v_table.relnatts = (SELECT c.relnatts FROM pg_class c WHERE c.oid = 'ybss_registry.intake_line'::regclass)
     AND NOT EXISTS (SELECT FROM pg_attribute a JOIN pg_attribute i ON i.attrelid = 'ybss_registry.intake_line'::regclass AND i.attnum = a.attnum
       WHERE a.attrelid = v_table.oid AND a.attnum > 0 AND (a.attname, a.atttypid, a.attnotnull) <> (i.attname, i.atttypid, i.attnotnull)) THEN
    -- What is emptied by rows keeps the plans of statements that read it.
    IF pg_relation_size(v_table.oid) = 0 THEN
      RETURN;
    ELSIF pg_relation_size(v_table.oid) < 786432 THEN
      EXECUTE pg_catalog.format('DELETE FROM pg_temp.%I', 'ybss_work_' || p_name);
    ELSE
      EXECUTE pg_catalog.format('TRUNCATE pg_temp.%I', 'ybss_work_' || p_name);
    END IF;
  ELSE
    PERFORM ybss_registry.clear_work(p_name);
    EXECUTE pg_catalog.format('CREATE TEMPORARY TABLE %I (LIKE ybss_registry.intake_line)', 'ybss_work_' || p_name);
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_line_table(text) IS
'Leaves pg_temp.ybss_work_<name> empty: a temporary table of the registry''s owner with the columns of ybss_registry.intake_line, which a session makes once and keeps (made for each line it costs some milliseconds and kilobytes of catalogue). Refuses (YBI10) what somebody else put there. Volatile: makes or empties a temporary table. Security definer: the table is the owner''s, whoever runs a step, so that nobody in the session reads what is left in it. / 准备会话内存放清单行的工作表（属登记库所有者，逐会话建立一次）。';

CREATE OR REPLACE FUNCTION ybss_registry.begin_work_lines() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_line_table('line'), ybss_registry.begin_line_table('waiting');
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_work_lines() IS
'Leaves the two tables of lines at work empty: pg_temp.ybss_work_waiting has those that are to be read, as they came, pg_temp.ybss_work_line those that are. In the first raw is null where a piece of the delivery keeps the line''s bytes, and empty, in both, where the line stands in intake already. Volatile: makes or empties temporary tables. / 准备待读取与已读取清单行的两张工作表。';

CREATE OR REPLACE FUNCTION ybss_registry.holds_work_lines(p_file_id bigint, p_first int, p_last int) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'ybss_work_line'
      AND c.relkind = 'r' AND c.relowner = current_user::regrole) THEN
    RETURN false;
  END IF;
  RETURN coalesce((SELECT l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last FROM pg_temp.ybss_work_line l LIMIT 1), false);
END
$$;
COMMENT ON FUNCTION ybss_registry.holds_work_lines(bigint, int, int) IS
'Does the session''s work table, the registry''s own, hold this batch of lines of this file? Stable: reads the work table. Security definer: the table is the owner''s. / 工作表中是否为该清单的行。';

CREATE OR REPLACE FUNCTION ybss_registry.refresh_work_lines() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
SET default_statistics_target = 10 -- 3,000 lines tell what the planner asks, and are soon read
AS $$
DECLARE
  v_said CONSTANT real := (SELECT c.reltuples FROM pg_class c
    WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'ybss_work_line');
BEGIN
  -- A few lines after a few lines are planned as those were.
  IF v_said < 0 OR v_said > 1000 OR pg_relation_size('pg_temp.ybss_work_line') >= 786432 THEN
    ANALYZE pg_temp.ybss_work_line (line, district, state, name, citizen_id, document_number, birth_date, phone, address_id, record_id);
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.refresh_work_lines() IS
'Tells the planner what pg_temp.ybss_work_line holds, where it is many lines or was. Volatile: writes statistics. Security definer: the table is the owner''s. / 更新工作表的统计信息。';

CREATE OR REPLACE FUNCTION ybss_registry.count_work_lines() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Of many lines the number that refresh_work_lines found will do: it chooses between ways, nothing is counted by it.
  RETURN CASE WHEN pg_relation_size('pg_temp.ybss_work_line') < 786432 THEN (SELECT count(*) FROM pg_temp.ybss_work_line)
    ELSE (SELECT c.reltuples FROM pg_class c WHERE c.relnamespace = pg_my_temp_schema() AND c.relname = 'ybss_work_line') END;
END
$$;
COMMENT ON FUNCTION ybss_registry.count_work_lines() IS
'How many lines pg_temp.ybss_work_line has; of thousands, about how many. Stable: reads the work table. Security definer: the table is the owner''s. / 工作表中的大约行数。';

CREATE OR REPLACE FUNCTION ybss_registry.fill_work_lines(p_file_id bigint, p_first int, p_last int) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_known int;
  v_lines int;
BEGIN
  PERFORM ybss_registry.widen_work() WHERE p_last - p_first > 1000;
  PERFORM ybss_registry.begin_work_lines();
  INSERT INTO pg_temp.ybss_work_line (received_at, file_id, line, district, grid, raw, fields, state, said_on, name, citizen_id,
    document_number, birth_date, sex, phone, address, address_id, placed_by, record_id, match_weight)
  SELECT l.received_at, l.file_id, l.line, l.district, l.grid, '', l.fields, l.state, l.said_on, l.name, l.citizen_id,
    l.document_number, l.birth_date, l.sex, l.phone, ybss_registry.written_address(l.address, l.fields), l.address_id, l.placed_by, l.record_id, l.match_weight
  FROM ybss_registry.intake_line l WHERE l.file_id = p_file_id AND l.line BETWEEN p_first AND p_last AND l.state <> 'new';
  GET DIAGNOSTICS v_known = ROW_COUNT;
  PERFORM ybss_registry.refresh_work_lines() WHERE v_known > 0;
  INSERT INTO pg_temp.ybss_work_waiting (received_at, file_id, line, district, grid, raw, fields, state)
  SELECT f.received_at, f.file_id, w.line, ybss.district_of(f.grid), f.grid, CASE WHEN NOT w.in_piece THEN w.raw END, w.fields, 'new'
  FROM ybss_registry.intake_file f CROSS JOIN LATERAL ybss_registry.waiting_lines(p_file_id, p_first, p_last) w WHERE f.file_id = p_file_id;
  GET DIAGNOSTICS v_lines = ROW_COUNT;
  RETURN v_known + v_lines;
END
$$;
COMMENT ON FUNCTION ybss_registry.fill_work_lines(bigint, int, int) IS
'Puts the lines p_first to p_last of a file, whatever their state, into the tables of lines at work: those that wait to be read and those that are. Returns how many. Volatile: fills temporary tables. / 将清单行装入工作表。';

CREATE OR REPLACE FUNCTION ybss_registry.store_work_lines() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_stored int;
  v_new int;
BEGIN
  UPDATE ybss_registry.intake_line l
  SET grid = w.grid, fields = w.fields, state = w.state, said_on = w.said_on, name = w.name, citizen_id = w.citizen_id,
    document_number = w.document_number, birth_date = w.birth_date, sex = w.sex, phone = w.phone, address = CASE WHEN w.address_id IS NULL THEN w.address END,
    address_id = w.address_id, placed_by = w.placed_by, record_id = w.record_id, match_weight = w.match_weight
  FROM pg_temp.ybss_work_line w
  WHERE w.raw = '' AND l.received_at = w.received_at AND l.file_id = w.file_id AND l.line = w.line AND l.district = w.district
    AND (l.state, l.grid::bigint, l.address_id, l.placed_by, l.record_id, l.match_weight)
      IS DISTINCT FROM (w.state, w.grid::bigint, w.address_id, w.placed_by, w.record_id, w.match_weight);
  GET DIAGNOSTICS v_stored = ROW_COUNT;
  INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, fields, state, said_on, name, citizen_id,
    document_number, birth_date, sex, phone, address, address_id, placed_by, record_id, match_weight)
  SELECT w.received_at, w.file_id, w.line, w.district, w.grid, w.raw, w.fields, w.state, w.said_on, w.name, w.citizen_id,
    w.document_number, w.birth_date, w.sex, w.phone, CASE WHEN w.address_id IS NULL THEN w.address END, w.address_id, w.placed_by, w.record_id, w.match_weight
  FROM pg_temp.ybss_work_line w WHERE w.raw IS DISTINCT FROM '' ORDER BY w.line;
  GET DIAGNOSTICS v_new = ROW_COUNT;
  PERFORM ybss_registry.note_work(ARRAY(SELECT DISTINCT w.file_id FROM pg_temp.ybss_work_line w));
  RETURN v_stored + v_new;
END
$$;
COMMENT ON FUNCTION ybss_registry.store_work_lines() IS
'Writes what the steps of intake made of the lines in pg_temp.ybss_work_line to ybss_registry.intake_line: those that waited as new rows, of the others those whose state, place or record changed. Returns how many lines. Volatile: writes intake. / 将工作表中的处理结果写回清单行。';
REVOKE ALL ON FUNCTION ybss_registry.begin_line_table(text), ybss_registry.begin_work_lines(), ybss_registry.count_work_lines(), ybss_registry.holds_work_lines(bigint, int, int), ybss_registry.refresh_work_lines(),
  ybss_registry.fill_work_lines(bigint, int, int), ybss_registry.store_work_lines() FROM PUBLIC;

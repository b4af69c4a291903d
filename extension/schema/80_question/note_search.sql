-- A look-up by what somebody has in hand is logged and counted before anything of it is shown.

CREATE OR REPLACE FUNCTION ybss_registry.note_search(p_kind text, p_districts int4[], p_ids bigint[], p_purpose text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_written CONSTANT text := coalesce(p_purpose, nullif(current_setting('ybss.purpose', true), ''));
  v_purpose CONSTANT text := CASE WHEN v_written IS NULL THEN '按线索查找' ELSE ybss.stated_purpose(v_written) END;
BEGIN
  IF NOT ybss.write_search(p_kind, coalesce(p_districts, '{}'), coalesce(p_ids, '{}'), v_purpose) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBS11', MESSAGE = 'nothing more can be looked up today',
      DETAIL = '今日查询次数已达上限。', HINT = 'SELECT * FROM ybss.look_up_limit; an administrator raises it, or wait until midnight.';
  END IF;
END
$$;
COMMENT ON FUNCTION ybss_registry.note_search(text, int4[], bigint[], text) IS
'Has a look-up by clues logged and counted before anything of it is shown: a line for the first record that was found, which counts for the day with look-ups by number (ybss.look_up_limit), and one for each other. Raises YBS08, YBS10, YBS11, YBS12, YBS13. Volatile: writes the log. / 按线索查找：先留痕计数，后显示。';
REVOKE ALL ON FUNCTION ybss_registry.note_search(text, int4[], bigint[], text) FROM PUBLIC;

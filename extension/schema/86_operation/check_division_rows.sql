-- The rows of one day are held against the divisions as they stand before it.

CREATE OR REPLACE FUNCTION ybss_registry.take_divisions() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.clear_work('standing');
  CREATE TEMPORARY TABLE ybss_work_standing (code text PRIMARY KEY, name text NOT NULL, since date) ON COMMIT DROP;
  INSERT INTO pg_temp.ybss_work_standing (code, name) SELECT d.code, d.name FROM ybss.local_division('infinity') d;
  UPDATE pg_temp.ybss_work_standing w SET since = t.day
  FROM (SELECT x.code, pg_catalog.max(s.day) AS day FROM ybss_registry.division_step s
    JOIN ybss_registry.division_change c ON c.change_id = s.change_id AND c.withdrawn_at IS NULL
    CROSS JOIN LATERAL (VALUES (s.code::text), (s.old_code::text)) x(code) GROUP BY x.code) t
  WHERE w.code = t.code;
  ANALYZE pg_temp.ybss_work_standing;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_divisions() IS
'Puts the divisions, with all loaded changes, into the work table of this transaction, and since which day a change holds each. Volatile: makes a work table. / 将现行区划放入工作表。';

CREATE OR REPLACE FUNCTION ybss_registry.division_shape_fault(r anyelement) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE
    WHEN coalesce(r.code, '') !~ '^[1-9][0-9]{3}([0-9]{2}([0-9]{3})?)?$' THEN '代码须为 4、6 或 9 位数字（市、县、镇街）'
    WHEN substr(r.code, 5, 2) ~ '^7[1-9]$' THEN '县级代码 71 至 79 是统计用的开发区代码，不是法定区划'
    WHEN coalesce(r.name, '') !~ '^[㐀-䶿一-鿿]{2,30}$' THEN '名称须为 2 至 30 个汉字'
    WHEN r.day IS NULL THEN format('日期“%s”无法识别，应如 2026-01-31', left(coalesce(r.written_day, ''), 20))
    WHEN r.day < '1981-01-01' OR r.day > ybss.today() + 730 THEN format('日期 %s 不合理', r.day)
    WHEN r.document IS NULL OR char_length(r.document) > 200 THEN '须写明批准文号（200 字以内）'
    -- They are said again in lineages and explanations, on people's terminals.
    WHEN concat(r.document, r.source) ~ '[\x01-\x1f\x7f]' THEN '文号或来源中有控制字符'
    WHEN (SELECT count(*) FROM unnest(r.froms) f WHERE f !~ '^[1-9][0-9]{3}([0-9]{2}([0-9]{3})?)?[*]?$') > 0
      THEN format('原代码“%s”须为 4、6 或 9 位数字，只划出一部分的后面加 *',
        left((SELECT min(f) FROM unnest(r.froms) f WHERE f !~ '^[1-9][0-9]{3}([0-9]{2}([0-9]{3})?)?[*]?$'), 20))
    WHEN (SELECT count(DISTINCT rtrim(f, '*')) FROM unnest(r.froms) f) < cardinality(r.froms) THEN '原代码重复'
  END
$$;
COMMENT ON FUNCTION ybss_registry.division_shape_fault(anyelement) IS
'What is wrong with a row of the work table whatever the divisions are; null when nothing is. Stable: reads the date. / 一行变更自身的错误。';

CREATE OR REPLACE FUNCTION ybss_registry.division_row_fault(p_line int, p_day date, p_code text, p_name text, p_froms text[]) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_own text := (SELECT w.name FROM pg_temp.ybss_work_standing w WHERE w.code = p_code);
  v_parent text := left(p_code, CASE length(p_code) WHEN 9 THEN 6 WHEN 6 THEN 4 ELSE 2 END);
  v_from text;
  v_part boolean;
  v_was text;
  v_since date;
BEGIN
  IF EXISTS (SELECT FROM pg_temp.ybss_work_division_row o WHERE o.day = p_day AND o.code = p_code AND o.line < p_line) THEN
    RETURN format('代码 %s 在 %s 出现两次', p_code, p_day);
  END IF;
  FOR v_from, v_part, v_was, v_since IN SELECT rtrim(f, '*'), f LIKE '%*', w.name, w.since FROM unnest(p_froms) WITH ORDINALITY t(f, n)
      LEFT JOIN pg_temp.ybss_work_standing w ON w.code = rtrim(f, '*') ORDER BY t.n LOOP
    IF v_was IS NULL THEN
      RETURN format('原代码 %s 在 %s 不存在', v_from, p_day);
    ELSIF v_since >= p_day THEN
      RETURN format('原代码 %s 在 %s 已有变更，日期须晚于该日', v_from, v_since);
    ELSIF NOT v_part AND EXISTS (SELECT FROM pg_temp.ybss_work_taken_ground o WHERE o.day = p_day AND o.ground = v_from AND o.line <> p_line
        AND length(o.code) = length(p_code)) THEN
      RETURN format('%s（%s）的全部不能同时划给两处', v_was, v_from);
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_standing w WHERE w.code = v_parent)
     AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_division_row o WHERE o.day = p_day AND o.code = v_parent) THEN
    RETURN format('上级区划 %s 不存在，须先列出', v_parent);
  ELSIF EXISTS (SELECT FROM pg_temp.ybss_work_taken_ground o WHERE o.day = p_day AND o.ground = v_parent AND o.code <> v_parent)
     AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_division_row o WHERE o.day = p_day AND o.code = v_parent) THEN
    RETURN format('上级区划 %s 当日撤销', v_parent);
  ELSIF v_own <> p_name AND NOT p_code = ANY (p_froms) THEN
    RETURN format('代码 %s 已由%s使用；更名的，原代码栏写该代码', p_code, v_own);
  ELSIF v_own = p_name AND cardinality(p_froms) = 0 THEN
    RETURN format('%s（%s）已有，须写明划入了哪里', p_name, p_code);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.division_row_fault(int, date, text, text, text[]) IS
'What is wrong with a row of the work table as the divisions stand before its day; null when nothing is. Stable: reads the work tables. / 一行变更与现行区划不符之处。';

CREATE OR REPLACE FUNCTION ybss_registry.check_division_rows(p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- What the divisions are already is no change.
  UPDATE pg_temp.ybss_work_division_row r SET known = true, effect = '与现行区划相同，不再改动'
  FROM pg_temp.ybss_work_standing w
  WHERE r.day = p_day AND r.fault IS NULL AND w.code = r.code AND w.name = r.name AND cardinality(r.froms) > 0
    AND NOT EXISTS (SELECT FROM unnest(r.froms) f JOIN pg_temp.ybss_work_standing o ON o.code = rtrim(f, '*') WHERE f <> r.code);
  UPDATE pg_temp.ybss_work_division_row r SET fault = ybss_registry.division_row_fault(r.line, r.day, r.code, r.name, r.froms) WHERE r.day = p_day AND r.fault IS NULL AND NOT r.known;
END
$$;
COMMENT ON FUNCTION ybss_registry.check_division_rows(date) IS
'Notes what is wrong with the rows of a day. Volatile: writes the work table. / 检查某日的变更。';
REVOKE ALL ON FUNCTION ybss_registry.take_divisions(), ybss_registry.division_shape_fault(anyelement),
  ybss_registry.division_row_fault(int, date, text, text, text[]),
  ybss_registry.check_division_rows(date) FROM PUBLIC;

-- A full value against grade, scope, purpose and a line in the access log; and
-- the answer to the person who asks who looked.

CREATE OR REPLACE FUNCTION ybss.reveal(kind text, id bigint, item text, purpose text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_grade smallint := (SELECT r.grade FROM ybss_registry.reveal_item r
                       WHERE r.kind = reveal.kind AND r.item = reveal.item);
  v_district int4 := 0;
  v_value text;
  v_outcome text := 'shown';
  v_purpose text;
BEGIN
  IF v_grade IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBS09', MESSAGE = 'there is no such value to reveal',
      DETAIL = '没有这个可查看的信息项。', HINT = 'SELECT kind, item, grade FROM ybss.reveal_item';
  END IF;
  v_purpose := ybss.stated_purpose(purpose);
  -- Row security binds this query by the caller's scope: ybss_owner is no exception.
  EXECUTE format('SELECT t.district, t.%I::text FROM ybss_registry.%I t WHERE t.district = $1 AND t.%I = $2', item, kind, kind || '_id')
    INTO v_district, v_value USING ybss_registry.district_of_record(kind, id), id;
  IF v_district IS NULL THEN
    v_outcome := 'not in scope';
  ELSIF ybss.current_grade() < v_grade THEN
    v_outcome := 'grade too low';
  END IF;
  PERFORM ybss.write_access_log(kind, coalesce(v_district, 0), id, item, v_purpose, v_outcome);
  IF v_outcome = 'shown' THEN
    RETURN v_value;
  END IF;
  RAISE WARNING USING MESSAGE = format('not shown: %s', v_outcome),
    DETAIL = CASE v_outcome WHEN 'not in scope' THEN '该记录不存在或不在您的权限范围内。' ELSE '您的等级不足以查看该信息项。' END;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss.reveal(text, bigint, text, text) IS
'One full value of one record: kind and item of ybss.reveal_item, the record''s id, and the purpose in 2 to 200 characters, one of them a letter or a Han character (ybss.stated_purpose). Shown when the record is in the caller''s scope and the member''s grade suffices; otherwise null with a warning. Either way a line is written in a transaction of its own before the value is given, and the person concerned can read it (who_viewed). Raises YBS08 without a purpose, YBS09 for an unknown item, YBS10 where no line can be written. Volatile: writes the log. Security definer: people have no right to the table. Access log after Estonia''s Andmejälgija. / 查看一项明文：须在权限范围内、等级足够并说明用途，先留痕后显示。';
REVOKE ALL ON FUNCTION ybss.reveal(text, bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.reveal(text, bigint, text, text) TO ybss_reader, ybss_operator;

CREATE OR REPLACE FUNCTION ybss.who_viewed(person_id bigint)
RETURNS TABLE (viewed_at timestamptz, who text, office text, what text, what_english text, purpose text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT l.logged_at, coalesce(l.who, '数据库管理员 / database administrator'), coalesce(l.office, '—'),
    CASE WHEN l.item = 'look_up:match' THEN '比对了您与另一条记录是否为同一人'
      WHEN l.item LIKE '%:clues' THEN '按姓名、电话、住址等线索查找时看到了您的脱敏信息' WHEN r.item IS NULL THEN '凭证件号码查询了您的住址' WHEN l.outcome = 'shown' THEN '查看了您的' || r.chinese
      ELSE '想查看您的' || r.chinese || '，未获准' END,
    CASE WHEN l.item = 'look_up:match' THEN 'compared you with another record'
      WHEN l.item LIKE '%:clues' THEN 'saw your masked data when looking somebody up by name, telephone or address' WHEN r.item IS NULL THEN 'looked up by the number of a document where you live' WHEN l.outcome = 'shown' THEN 'saw your ' || r.english
      ELSE 'asked for your ' || r.english || ' and was refused' END,
    l.purpose
  FROM ybss_registry.access_log l
  LEFT JOIN ybss_registry.reveal_item r ON r.kind = l.kind AND r.item = l.item
  WHERE (r.item IS NOT NULL OR starts_with(l.item, 'look_up:') OR l.item = 'beside:clues') AND l.kind = 'person' AND l.record_id = who_viewed.person_id
    AND (EXISTS (SELECT FROM ybss_registry.person p WHERE p.person_id = l.record_id
                 AND p.district = (SELECT ybss_registry.district_of_record('person', who_viewed.person_id)))
         OR pg_has_role(ybss.acting_role(), 'ybss_auditor', 'member'))
  ORDER BY l.logged_at DESC, l.log_id DESC
$$;
COMMENT ON FUNCTION ybss.who_viewed(bigint) IS
'Who looked at a person''s data or asked to, newest first, in words to hand to that person: time, who, office, what, purpose. Answers for persons in the caller''s scope, and to auditors for all. It lists what ybss.reveal showed and who looked the person up by number or by clues; members of ybss_operator and administrators read tables without a line here. Stable: reads the log. Security definer: people have no right to the log. Fields after Estonia''s Andmejälgija. / 谁查看过某人的信息，最新在前，可直接告知本人。';
REVOKE ALL ON FUNCTION ybss.who_viewed(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.who_viewed(bigint) TO ybss_reader, ybss_operator, ybss_auditor;

CREATE OR REPLACE VIEW ybss.reveal_item WITH (security_barrier) AS
SELECT kind, item, grade, english, chinese FROM ybss_registry.reveal_item;
COMMENT ON VIEW ybss.reveal_item IS 'Values that ybss.reveal shows, and the least grade for each. / 可申请查看明文的信息项及所需等级。';
GRANT SELECT ON ybss.reveal_item TO ybss_reader, ybss_operator, ybss_auditor;

SELECT ybss.protect_table('ybss_registry.reveal_item', '{ybss_auditor}', '{}');

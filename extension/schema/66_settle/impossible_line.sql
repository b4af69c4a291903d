-- Lines that say what cannot be: a value is left out and noted, a whole line goes to
-- review with its reason, and the rest of the list goes on.

CREATE OR REPLACE FUNCTION ybss_registry.begin_impossible() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_work('impossible', '{line,field,reason,blocking}', '{int4,text,text,bool}');
END
$$;
COMMENT ON FUNCTION ybss_registry.begin_impossible() IS
'Leaves pg_temp.ybss_work_impossible empty, in which what cannot be is gathered: the line, the field (null for the whole line), the reason, whether the line waits. Volatile: makes or empties a temporary table. / 准备不合情理内容的临时表。';

CREATE OR REPLACE FUNCTION ybss_registry.set_aside_impossible() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_many int;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_temp.ybss_work_impossible) THEN
    RETURN 0;
  END IF;
  PERFORM ybss_registry.send_to_review(pg_catalog.array_agg(
    ybss_registry.finding_of(l, i.field, i.reason, i.blocking) ORDER BY l.line, i.field, i.reason))
  FROM pg_temp.ybss_work_impossible i JOIN pg_temp.ybss_work_line l USING (line);
  -- What cannot be is no value of the line; what it said stays in its bytes.
  UPDATE pg_temp.ybss_work_line l SET fields = l.fields - i.fields,
    name = CASE WHEN 'name' <> ALL (i.fields) THEN l.name END,
    citizen_id = CASE WHEN 'citizen_id' <> ALL (i.fields) THEN l.citizen_id END,
    birth_date = CASE WHEN 'birth_date' <> ALL (i.fields) THEN l.birth_date END
  FROM (SELECT n.line, pg_catalog.array_agg(n.field) AS fields FROM pg_temp.ybss_work_impossible n
        WHERE NOT n.blocking AND n.field IS NOT NULL GROUP BY n.line) i
  WHERE l.line = i.line;
  UPDATE pg_temp.ybss_work_line l SET state = 'review', record_id = NULL
  WHERE EXISTS (SELECT FROM pg_temp.ybss_work_impossible i WHERE i.line = l.line AND i.blocking);
  GET DIAGNOSTICS v_many = ROW_COUNT;
  RETURN v_many;
END
$$;
COMMENT ON FUNCTION ybss_registry.set_aside_impossible() IS
'Notes for review what pg_temp.ybss_work_impossible holds, takes the values out of their lines and the lines that wait out of the road. Returns how many lines wait. Volatile: writes review and the work table. / 将不合情理的内容转入核查，其余继续。';

CREATE OR REPLACE FUNCTION ybss_registry.judge_lines(p_kind text) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_impossible();
  -- By what the line itself says, before anybody is looked for.
  INSERT INTO pg_temp.ybss_work_impossible
  SELECT l.line, v.field, v.reason, v.blocking
  FROM pg_temp.ybss_work_line l
  CROSS JOIN LATERAL (SELECT coalesce(l.said_on, ybss.day_of(l.received_at)) AS day, ybss.today() AS latest,
    CASE WHEN l.fields ? 'died_on' THEN ybss.try_date(l.fields->>'died_on') END AS died) d
  CROSS JOIN LATERAL (VALUES
    ('name', 'name_without_letter', false, NOT ybss_registry.has_letter(l.name)),
    (CASE WHEN l.citizen_id IS NULL THEN 'birth_date' ELSE 'citizen_id' END, 'born_in_future', false, l.birth_date > d.latest),
    (NULL, 'said_before_birth', true, d.day < l.birth_date AND l.birth_date <= d.latest AND p_kind <> 'house'),
    ('died_on', 'died_in_future', false, d.died > d.latest),
    ('died_on', 'died_before_birth', false, d.died < l.birth_date),
    ('relation', 'head_under_age', false, l.fields->>'relation' IN ('0', '01', '02') AND d.day < l.birth_date + interval '16 years' AND d.day >= l.birth_date)
    ) v (field, reason, blocking, broken)
  -- Most lines say nothing of the kind: they are let through by less.
  WHERE l.state = 'placed' AND (NOT ybss_registry.has_letter(l.name) OR l.birth_date > d.latest
    OR d.day < l.birth_date + interval '16 years' OR l.fields ? 'died_on') AND v.broken;
  IF EXISTS (SELECT FROM ybss_registry.building b WHERE b.built_in IS NOT NULL) AND p_kind <> 'house' THEN
    INSERT INTO pg_temp.ybss_work_impossible
    SELECT DISTINCT l.line, 'address', 'said_before_built', true
    FROM pg_temp.ybss_work_line l
    JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id
      AND (h.ended_on IS NULL OR h.ended_on > coalesce(l.said_on, ybss.day_of(l.received_at)))
    JOIN ybss_registry.building b ON b.district = h.district AND b.building_id = h.building_id
    WHERE l.state = 'placed' AND extract(year FROM coalesce(l.said_on, ybss.day_of(l.received_at))) < b.built_in;
  END IF;
  -- A number that somebody else has as another document.
  INSERT INTO pg_temp.ybss_work_impossible
  SELECT l.line, 'citizen_id', 'id_is_document', true
  FROM (SELECT n.district, n.number, n.person_id FROM ybss_registry.document n WHERE char_length(n.number) = 18) n
  JOIN pg_temp.ybss_work_line l ON l.district = n.district AND l.citizen_id = ybss.try_citizen_id(n.number)
  WHERE l.state = 'placed' AND NOT EXISTS (SELECT FROM ybss_registry.person p
    WHERE p.district = n.district AND p.person_id = n.person_id AND p.citizen_id = l.citizen_id);
  -- A birth that an id says of a day to come is none either.
  INSERT INTO pg_temp.ybss_work_impossible
  SELECT i.line, 'birth_date', i.reason, false FROM pg_temp.ybss_work_impossible i WHERE i.field = 'citizen_id' AND i.reason = 'born_in_future';
  RETURN ybss_registry.set_aside_impossible();
END
$$;
COMMENT ON FUNCTION ybss_registry.judge_lines(text) IS
'Judges the placed lines of persons or houses in pg_temp.ybss_work_line by what they say themselves: days before birth or before the house was built, days to come, death before birth, a child as head, a name without a letter, an id that is another''s document. Returns how many wait in review. Volatile: writes review and the work table. / 按清单行自身内容核对是否合乎情理。';

CREATE OR REPLACE FUNCTION ybss_registry.judge_records() RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_impossible();
  -- By what the register knows of the person that the line was found to be about.
  INSERT INTO pg_temp.ybss_work_impossible
  SELECT l.line, v.field, v.reason, v.blocking
  FROM pg_temp.ybss_work_line l
  JOIN ybss_registry.person p ON p.district = l.district AND p.person_id = l.record_id
  CROSS JOIN LATERAL (SELECT coalesce(l.said_on, ybss.day_of(l.received_at)) AS day,
    CASE WHEN l.fields ? 'died_on' THEN ybss.try_date(l.fields->>'died_on') END AS died) d
  CROSS JOIN LATERAL (VALUES
    (NULL, 'said_before_birth', true, d.day < p.birth_date),
    (NULL, 'said_after_death', true, d.day > p.died_on AND d.died IS NULL),
    ('relation', 'head_under_age', false, l.birth_date IS NULL AND l.fields->>'relation' IN ('0', '01', '02')
      AND d.day < p.birth_date + interval '16 years' AND d.day >= p.birth_date),
    ('died_on', 'died_before_birth', false, d.died < p.birth_date),
    -- A birth that the register lacks, and a death, against what is tied to the person already.
    ('birth_date', 'born_after_link', false, CASE WHEN p.birth_date IS NULL AND l.birth_date IS NOT NULL THEN
      (SELECT pg_catalog.min(t.born_by) FROM ybss_registry.days_of_person(p.district, p.person_id) t) < l.birth_date END),
    ('died_on', 'died_before_link', false, CASE WHEN d.died IS NOT NULL THEN
      (SELECT pg_catalog.max(t.first) FROM ybss_registry.days_of_person(p.district, p.person_id) t) > d.died END)) v (field, reason, blocking, broken)
  WHERE l.state = 'merged' AND (d.day < p.birth_date + interval '16 years' OR d.day > p.died_on OR l.fields ? 'died_on'
    OR p.birth_date IS NULL AND l.birth_date IS NOT NULL) AND v.broken;
  -- By a death that other lines among them tell. A line that somebody new was made of is noted, and stays theirs.
  IF EXISTS (SELECT FROM pg_temp.ybss_work_line l WHERE l.fields ? 'died_on') THEN
    INSERT INTO pg_temp.ybss_work_impossible
    SELECT l.line, NULL, 'said_after_death', l.state = 'merged'
    FROM (SELECT DISTINCT ON (w.district, w.record_id) w.district, w.record_id, ybss.try_date(w.fields->>'died_on') AS died
      FROM pg_temp.ybss_work_line w JOIN ybss_registry.person p ON p.district = w.district AND p.person_id = w.record_id AND p.died_on IS NULL
      WHERE w.fields ? 'died_on' AND w.state IN ('registered', 'merged')
        AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_impossible i WHERE i.line = w.line AND i.field = 'died_on')
      ORDER BY w.district, w.record_id, coalesce(w.said_on, ybss.day_of(w.received_at)) DESC, w.line DESC) d
    JOIN pg_temp.ybss_work_line l ON l.district = d.district AND l.record_id = d.record_id
    WHERE l.state IN ('registered', 'merged') AND NOT l.fields ? 'died_on' AND coalesce(l.said_on, ybss.day_of(l.received_at)) > d.died;
  END IF;
  RETURN ybss_registry.set_aside_impossible();
END
$$;
COMMENT ON FUNCTION ybss_registry.judge_records() IS
'Judges the lines in pg_temp.ybss_work_line that were found to be about persons of the register: days before birth or after death; a birth or death against what is tied to the person. Returns how many wait in review. Volatile: writes review and the work table. / 按登记库中的人员信息核对清单行是否合乎情理。';
REVOKE ALL ON FUNCTION ybss_registry.begin_impossible(), ybss_registry.set_aside_impossible(), ybss_registry.judge_lines(text),
  ybss_registry.judge_records() FROM PUBLIC;

-- Look-ups by number are logged and limited; scores of another day are the administrators'.
CREATE TABLE ybss_registry.look_up_limit (
  name text PRIMARY KEY,
  most int CHECK (most >= 0),
  english text NOT NULL,
  chinese text NOT NULL
);
COMMENT ON TABLE ybss_registry.look_up_limit IS
'Limits of look-ups by number, for each member (for a database role where no member acts) and day of China Standard Time. An administrator changes them. / 按号码查询的每日次数上限。';
COMMENT ON COLUMN ybss_registry.look_up_limit.most IS 'Null: no limit. / 上限，空为不限。';
INSERT INTO ybss_registry.look_up_limit (name, most, english, chinese) VALUES
('asked', 200, 'look-ups by number in a day', '每日按号码查询次数'),
('not_found', 50, 'of them those that found nobody', '其中未查到人的次数');

ALTER TABLE ybss_registry.access_log DROP CONSTRAINT access_log_outcome_check,
  ADD CONSTRAINT access_log_outcome_check CHECK (outcome IN ('shown', 'grade too low', 'not in scope', 'nobody found', 'over the limit'));
COMMENT ON COLUMN ybss_registry.access_log.record_id IS
'The record; 0 where a look-up by number found nobody. Never the number. / 记录编号，按号码查询未查到时为 0。';
COMMENT ON COLUMN ybss_registry.access_log.item IS
'What was asked for: an item of reveal_item, or look_up: and the kind of number. / 信息项，或 look_up: 加号码种类。';

DROP FUNCTION ybss.where_lives(ybss.citizen_id), ybss.where_lives_by_document(text, text), ybss.score_lost(text, bigint, date);

-- Conditions of the shipped catalogue look at the year of birth, which people see, not
-- at the day, which they do not: who asks day by day would learn it on a birthday.
-- A condition that a district has written anew stays as it is.
UPDATE ybss_registry.item i SET required_if = n.new
FROM (VALUES ('marital_status', 'birth_date < as_of - 8036', 'extract(year FROM birth_date) < extract(year FROM as_of) - 22'),
  ('education', 'birth_date < as_of - 6574', 'extract(year FROM birth_date) < extract(year FROM as_of) - 18'),
  ('occupation', 'birth_date < as_of - 6574 AND birth_date > as_of - 21915',
   'extract(year FROM birth_date) < extract(year FROM as_of) - 18 AND extract(year FROM birth_date) > extract(year FROM as_of) - 60')) n(item, old, new)
WHERE i.kind = 'person' AND i.item = n.item AND i.required_if = n.old;
UPDATE ybss_registry.item i SET rule = n.new, remedy = coalesce(n.remedy, i.remedy)
FROM (VALUES ('birth_date', 'birth_date <= as_of AND birth_date > as_of - 47482 AND (citizen_id IS NULL OR birth_date = ybss.birth_date(citizen_id))',
   'extract(year FROM birth_date) BETWEEN extract(year FROM as_of) - 130 AND extract(year FROM as_of) AND (citizen_id IS NULL OR birth_date = ybss.birth_date(citizen_id))', NULL),
  ('marital_status', 'marital_status = ''10'' OR birth_date < as_of - 6574', 'marital_status = ''10'' OR extract(year FROM birth_date) <= extract(year FROM as_of) - 18', NULL),
  ('education', 'birth_date < as_of - 4383 OR education >= ''70''', 'extract(year FROM birth_date) <= extract(year FROM as_of) - 12 OR education >= ''70''', NULL),
  ('left_behind', 'CASE left_behind WHEN ''03'' THEN birth_date > as_of - 6575 WHEN ''01'' THEN birth_date < as_of - 21914 END',
   'CASE left_behind WHEN ''03'' THEN extract(year FROM birth_date) >= extract(year FROM as_of) - 18 WHEN ''01'' THEN extract(year FROM birth_date) <= extract(year FROM as_of) - 60 END', NULL),
  -- Whoever enters a guardian's number would be told that it is the person's own.
  ('guardian_citizen_id', 'ybss.try_citizen_id(guardian_citizen_id) IS NOT NULL AND (citizen_id IS NULL OR ybss.try_citizen_id(guardian_citizen_id) <> citizen_id)',
   'ybss.try_citizen_id(guardian_citizen_id) IS NOT NULL', '核对身份号码 / a valid id')) n(item, old, new, remedy)
WHERE i.kind = 'person' AND i.item = n.item AND i.rule = n.old;

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

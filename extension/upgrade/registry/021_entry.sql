-- Whoever enters what the views mask is logged and limited; nothing compares a day that is
-- entered with one that is masked.
ALTER TABLE ybss_registry.access_log DROP CONSTRAINT access_log_outcome_check,
  ADD CONSTRAINT access_log_outcome_check CHECK (outcome IN ('shown', 'grade too low', 'not in scope', 'nobody found', 'over the limit', 'entered'));
COMMENT ON COLUMN ybss_registry.access_log.item IS
'What was asked for: an item of reveal_item; look_up: and the kind of number; enter: and the item or table that was written. / 信息项；look_up: 加号码种类；enter: 加所填信息项或数据表。';
COMMENT ON TABLE ybss_registry.look_up_limit IS
'Limits of look-ups by number and of entering what the views mask, for each member (for a database role where no member acts) and day of China Standard Time. An administrator changes them. / 按号码查询和填报脱敏信息的每日次数上限。';
INSERT INTO ybss_registry.look_up_limit (name, most, english, chinese) VALUES
('entered', 500, 'values entered by hand that the views mask', '每日手工填报脱敏信息的次数'),
('entered_again', 10, 'of them those of one item of one record', '其中同一记录同一信息项的次数');
DO $$
DECLARE
  v_name name := (SELECT c.conname FROM pg_constraint c WHERE c.conrelid = 'ybss_registry.person'::regclass AND pg_get_constraintdef(c.oid) = 'CHECK ((died_on >= birth_date))');
BEGIN
  IF v_name IS NOT NULL THEN
    EXECUTE format('ALTER TABLE ybss_registry.person DROP CONSTRAINT %I', v_name);
  END IF;
END
$$;
ALTER TABLE ybss_registry.person ADD CONSTRAINT died_after_birth CHECK (extract(year FROM died_on) >= extract(year FROM birth_date));

-- How many numbers a member may look up in a day, and enter.

CREATE TABLE ybss_registry.look_up_limit (
  name text PRIMARY KEY,
  most int CHECK (most >= 0),
  english text NOT NULL,
  chinese text NOT NULL
);
COMMENT ON TABLE ybss_registry.look_up_limit IS
'Limits of look-ups by number and of entering what the views mask, for each member (for a database role where no member acts) and day of China Standard Time. An administrator changes them. / 按号码查询和填报脱敏信息的每日次数上限。';
COMMENT ON COLUMN ybss_registry.look_up_limit.most IS 'Null: no limit. / 上限，空为不限。';
INSERT INTO ybss_registry.look_up_limit (name, most, english, chinese) VALUES
('asked', 200, 'look-ups by number in a day', '每日按号码查询次数'),
('not_found', 50, 'of them those that found nobody', '其中未查到人的次数'),
('entered', 500, 'values entered by hand that the views mask', '每日手工填报脱敏信息的次数'),
('entered_again', 10, 'of them those of one item of one record', '其中同一记录同一信息项的次数');

-- The limits by which questions are answered: rows, for they differ by city.

CREATE TABLE ybss_registry.question_limit (
  name text PRIMARY KEY,
  value numeric NOT NULL CHECK (value >= 0),
  chinese text NOT NULL,
  english text NOT NULL,
  basis text NOT NULL
);
COMMENT ON TABLE ybss_registry.question_limit IS
'Limits of questions; the values shipped are Shanghai''s where it has them. An administrator changes them. / 专题查询的判定标准。';
COMMENT ON COLUMN ybss_registry.question_limit.basis IS 'Rule that the value follows. / 依据。';
INSERT INTO ybss_registry.question_limit (name, value, chinese, english, basis) VALUES
('crowded_area_per_person', 5, '群租：人均居住面积下限（平方米）', 'least square metres a person', '上海市居住房屋租赁管理办法（2014）第九条'),
('crowded_persons_per_room', 2, '群租：每间居住人数上限（亲属除外）', 'most persons a room, kin excepted', '上海市居住房屋租赁管理办法（2014）第九条'),
('crowded_groups', 2, '群租：至少有几组互无亲属关系的居住人', 'least number of groups that are no kin of each other', '本系统默认'),
('vacant_days', 180, '空置：无人居住的天数', 'days without a resident', '本系统默认'),
('registration_days', 30, '无证经营：办理登记的宽限天数', 'days that a unit may say its registration is under way', '本系统默认');

-- One word for one thing: the comments of doc/zh/18_words.md, and the remedies that were shipped.
COMMENT ON INDEX ybss_registry.grid_town IS 'The towns of a district. / 各区的镇街。';
COMMENT ON TABLE ybss_registry.local_name IS
'Streets, compounds and zones that the built-in lexicon cannot know, and aliases with the address text they stand for. Read by parse_local() from the next statement on; deleting a row takes it back. / 本区街路巷、小区、功能区名称及别名；增删后立即生效。';
COMMENT ON TABLE ybss_registry.plate_rule IS
'Rules of plate numbers, for one street or for all streets of a node of the management tree; the narrowest that is in force counts (practice of several cities: direction, sides and distances are local). / 门牌编号规则：按街路巷、社区、镇街、区县，从小到大取最近一条。';
COMMENT ON COLUMN ybss_registry.plate_rule.east_west_from IS
'From which end the numbers of a street grow that runs more east to west than north to south. / 东西走向街路巷的起编方向。';
COMMENT ON COLUMN ybss_registry.plate_rule.north_south_from IS
'From which end the numbers of other streets grow. / 南北走向街路巷的起编方向。';
COMMENT ON COLUMN ybss_registry.member.office IS 'Office the member works for. / 所属部门。';
COMMENT ON COLUMN ybss_registry.access_log.who IS
'The member''s label and office as they were then. / 当时的操作人员姓名和部门。';
COMMENT ON COLUMN ybss_registry.change.office IS 'The office the member worked for then. / 当时的部门。';
COMMENT ON COLUMN ybss_registry.stretch.purpose IS
'linked: rows that were written since; anew: all rows of the table as they stood (after an upgrade or a copy), what came before counts no more; purged: rows until last_at may be gone. / 用途：新入链，整表重新入链，或已按期清除。';
COMMENT ON TABLE ybss_registry.redraw IS
'Redrawings that job refile carries out: a node that gets another code, or, where new_grid is null, a node whose rows go to the grids whose outlines hold them now. / 网格调整。';
COMMENT ON TABLE ybss_registry.investigation IS
'Attributes of records whose value is doubted, from when to when, and how it ended. / 存疑的信息项。';
COMMENT ON COLUMN ybss_registry.investigation.outcome IS
'confirmed: the value was right; corrected: it was not and is now; withdrawn: the doubt was none. / 存疑的结果：属实、已更正、撤回。';
COMMENT ON COLUMN ybss_registry.quality.falls_on IS
'First day on which the freshness is another one, if nothing is stated till then. / 鲜活分下一次变化的日期。';
COMMENT ON COLUMN ybss_registry.verification.method IS
'analysis 后台分析, third party 第三方评估, visit 实地核验.';
-- What a district has worded itself stays. The trigger would try every rule while the
-- functions of two versions stand; words are no rules.
ALTER TABLE ybss_registry.item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.item DISABLE TRIGGER items_updated;
UPDATE ybss_registry.item i SET remedy = w.now
FROM (VALUES
  ('building', 'houses', '该楼栋没有房屋，补录房屋 / enter its houses', '该楼栋没有房屋，登记房屋 / enter its houses'),
  ('person', 'sex', '与身份证号第17位核对 / compare with the 17th digit of the id', '与公民身份号码第17位核对 / compare with the 17th digit of the id'),
  ('person', 'birth_date', '与身份证号第7至14位核对 / compare with digits 7 to 14 of the id', '与公民身份号码第7至14位核对 / compare with digits 7 to 14 of the id'),
  ('unit', 'registration_number', '核对工商注册号校验位 / look at the check digit', '核对工商注册号校验码 / look at the check digit')
) w(kind, item, was, now)
WHERE (i.kind, i.item, i.remedy) = (w.kind, w.item, w.was);
ALTER TABLE ybss_registry.item ENABLE TRIGGER items_updated;
ALTER TABLE ybss_registry.item FORCE ROW LEVEL SECURITY;

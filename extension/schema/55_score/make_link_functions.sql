-- Everything that follows from record_kind and kind_link, made from their rows. Found by
-- this list, since no part creates them by name (a test holds it against the catalogue):
--
--   person_record house_record unit_record building_record household_record thing_record
--   due_person due_house due_unit due_building due_household due_thing
--   score_person score_house score_unit score_building score_household score_thing
--   score_set_of_person score_set_of_house score_set_of_unit score_set_of_building score_set_of_household
--   score_set_of_thing rescore_thing rescore_thing_by_address
--   rescore_person rescore_house rescore_unit rescore_building rescore_household
--   rescore_person_by_residence rescore_person_by_household_member
--   rescore_house_by_address rescore_house_by_ownership rescore_house_by_residence
--   rescore_unit_by_address rescore_building_by_address rescore_building_by_house
--   rescore_household_by_household_member rescore_household_by_person

CREATE OR REPLACE FUNCTION ybss_registry.make_link_functions() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ybss_registry.make_record_view(k.register, k.chinese) FROM ybss_registry.score_registers() k;
  SELECT ybss_registry.make_due_function(k.register), ybss_registry.make_score_function(k.register), ybss_registry.make_set_function(k.register),
    ybss_registry.make_rescore_function(k.register)
  FROM ybss_registry.score_registers() k;
  SELECT ybss_registry.make_link_trigger(k) FROM ybss_registry.kind_link k WHERE k.rescores <> '{}' ORDER BY k.kind, k.position;
$$;
COMMENT ON FUNCTION ybss_registry.make_link_functions() IS
'Makes the record views, score functions and rescoring triggers of all kinds from record_kind and kind_link. Run by create_registry and upgrade_registry; by the registry''s owner after a row of kind_link changed, and seal_manifest() after it. A row taken away leaves its trigger and function: drop them. Volatile: makes views, functions, triggers. Security definer: what it makes is the owner''s, whoever runs it. / 由记录种类与关联表生成视图、评分函数与触发器。';
REVOKE ALL ON FUNCTION ybss_registry.make_link_functions() FROM PUBLIC;
SELECT ybss_registry.make_link_functions();

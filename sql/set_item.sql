-- Entering items: once, by who owns them, checked, masked, sensitive ones apart; forms filled from them.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
UPDATE ybss_registry.item SET rule = NULL WHERE kind = 'person' AND item = 'citizen_id'; -- the ids are invented
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id, phone)
SELECT 520371, g, ('52037101300100' || 1 + g % 2)::grid_code, '张三' || g, ('520399620315' || lpad(g::text, 3, '0'))::citizen_id, '13800138000' FROM generate_series(1, 9) g;
CREATE ROLE regress_entry_a LOGIN IN ROLE ybss_operator;
CREATE ROLE regress_entry_b LOGIN IN ROLE ybss_operator, ybss_sensitive;
CREATE ROLE regress_entry_c LOGIN IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (1, 'regress_entry_a', '甲', '某区公安分局'), (2, 'regress_entry_b', '乙', '某街道'), (3, 'regress_entry_c', '丙', '某街道');
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (1, '520371'), (2, '520371013001001'), (3, '520371');
-- every type, as written and as stored; codes by code or by word
INSERT INTO ybss_registry.item (kind, item, chinese, english, office, basis, value_type, sensitivity) VALUES ('person', 'children', '子女数', 'children', '民政', '地方规定', 'integer', 1), ('person', 'volunteer', '是否志愿者', 'volunteer', '民政', '地方规定', 'boolean', 1),
  ('person', 'card', '敏感卡号', 'card', '民政', '地方规定', 'text', 3);
-- what was stored is looked at below as it is
GRANT SELECT ON ybss_registry.person TO regress_entry_a, regress_entry_b;
SET ROLE regress_entry_b;
DO $$
DECLARE
  t record; said text; stored jsonb; state text; words text;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('education', '21'), ('education', '大学毕业'), ('education', '大学生'), ('education', '２１'), ('permit_issued', '2026.1.31'), ('permit_issued', '2026-02-30'), ('permit_issued', '2027-01-01'),
    ('annual_income', '12000.50'), ('annual_income', '1e400000'), ('annual_income', '很多'), ('children', '3'), ('children', '3.5'), ('children', '99999999999'), ('volunteer', '是'), ('volunteer', 'no'), ('volunteer', '也许'),
    ('guardian_phone', '+86 139-0000-0000'), ('guardian_phone', '139'), ('registered_division', '520302'), ('registered_division', '52030'), ('workplace', '  某店 '), ('workplace', repeat('长', 1001)), ('workplace', ''), ('phone', '13911112222'), ('phone', '1'),
    ('sex', '男'), ('birth_date', '1962-03-15'), ('residence', '某地'), ('household_number', '1'), ('nothing', '1'), ('left_behind', '03')) t(item, value) LOOP
    BEGIN
      said := set_item('person', 2, t.item, t.value);
      SELECT coalesce(to_jsonb(p)->t.item, p.items->t.item) INTO stored FROM ybss_registry.person p WHERE person_id = 2;
      RAISE WARNING '% %: % %', t.item, left(t.value, 20), stored, said;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, words = MESSAGE_TEXT;
      RAISE WARNING '% %: % %', t.item, left(t.value, 20), state, words;
    END;
  END LOOP;
END $$;
SELECT set_item('person', 2, 'volunteer', '是', ybss.today() + 1);
-- not in scope, no such record, no such kind
SELECT set_item('person', 1, 'children', '1');
SELECT set_item('person', 999, 'children', '1');
SELECT set_item('nobody', 1, 'children', '1');
-- what its own department has said is not entered again by others, and the entry saved is counted
SET ROLE regress_entry_a;
SELECT set_item('person', 2, 'phone', '13900000001', '2026-10-01');
SET ROLE regress_entry_b;
SELECT set_item('person', 2, 'phone', '13900000002');
BEGIN;
SAVEPOINT s;
SELECT set_item('person', 2, 'phone', '13900000003');
ROLLBACK;
SET ROLE regress_entry_a;
SELECT set_item('person', 2, 'phone', '13900000004', '2026-11-01');
SELECT phone, stated->>'phone' AS stated FROM ybss_registry.person WHERE person_id = 2;
-- out of its term it may be said by anybody
RESET ROLE;
UPDATE ybss_registry.person SET stated = stated || '{"phone": "2019-01-01 某区公安分局"}' WHERE person_id = 2;
SET ROLE regress_entry_b;
SELECT set_item('person', 2, 'phone', '13900000005', '2026-11-02');
RESET ROLE;
CREATE FUNCTION public.saved(n bigint) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1 .. 200 LOOP
    EXIT WHEN (SELECT sum(entries) FROM ybss.saved_entry) >= n;
    PERFORM pg_sleep(0.05);
  END LOOP;
  RETURN (SELECT string_agg(concat_ws(' ', road, item, known_from, office, entries), ', ' ORDER BY item) FROM ybss.saved_entry);
END $$;
SELECT public.saved(2);
-- a new item took effect at once: entered, scored, masked, and the sensitive one apart
SELECT set_item('person', 3, 'card', 'K-1');
SET ROLE regress_entry_a;
SELECT set_item('person', 2, 'card', 'K-2');
SELECT * FROM ybss.sensitive_item;
SET ROLE regress_entry_b;
SELECT set_item('person', 2, 'card', 'K-3');
SELECT record_id, items FROM ybss.sensitive_item;
SET ROLE regress_entry_c;
SELECT item, value, stated_by, fresh, sensitivity FROM items_of('person', 2);
SELECT item, value FROM items_of('person', 3) WHERE sensitivity = 3;
SELECT * FROM items_of('person', 999);
SELECT * FROM ybss.sensitive_item;
SELECT set_item('person', 2, 'children', '1');
RESET ROLE;
SELECT 'card' = ANY ((s).lacks) AS lacks_card, 'children' = ANY ((s).lacks) AS lacks_children FROM (SELECT score(r) AS s FROM ybss_registry.person_record r WHERE person_id IN (2, 4) ORDER BY person_id) q;
-- an empty value takes it away
SELECT set_item('person', 2, 'children', ' ');
SELECT items ? 'children' AS there, stated ? 'children' AS stated FROM ybss_registry.person WHERE person_id = 2;
-- masks, a line for each type
SELECT t.value, t.type, mask_value(t.value, t.type, 1) AS internal, mask_value(t.value, t.type, 2) AS personal, mask_value(t.value, t.type, 3) AS sensitive
FROM (VALUES ('张小三', 'text'), ('张', 'text'), ('', 'text'), ('520399196203150111', 'citizen_id'), ('13800138000', 'phone'), ('1962-03-15', 'date'), ('21', 'code'), ('12000', 'number'), ('520302', 'division_code'), (NULL, 'text')) t(value, type);

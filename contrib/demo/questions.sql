-- The questions of the manual: the three, then all others, with what the generator knows.
\pset footer off
\ir answers.sql
\echo
\echo '== 各项专题 / every question: made by the generator, found, rightly, falsely, one answer'
SELECT chinese AS "专题", 'ybss.' || asked AS "视图 view", made AS "应有 made", found AS "查到 found", rightly AS "正确 rightly",
  falsely AS "误报 falsely", left(example, 60) AS "例 example"
FROM demo_truth.answer ORDER BY n;
\echo '== 四个不漏 / SELECT * FROM ybss.coverage(''520371'');'
SELECT * FROM ybss.coverage('520371');

-- Somebody who works and answers for others, in a house of several people.
SELECT r.house_id, p.person_id, p.citizen_id, d.number, d.kind_code
FROM (SELECT e.district, e.person_id, (SELECT count(*) FROM ybss_registry.guardianship g WHERE g.district = e.district AND g.person_id = e.person_id) AS wards
  FROM ybss_registry.employment e WHERE e.valid @> current_date ORDER BY wards DESC, e.person_id LIMIT 200) w
JOIN ybss_registry.person p ON p.district = w.district AND p.person_id = w.person_id AND p.citizen_id IS NOT NULL
JOIN ybss_registry.residence r ON r.district = w.district AND r.person_id = w.person_id AND r.main AND upper_inf(r.valid)
CROSS JOIN LATERAL (SELECT count(*) AS persons FROM ybss_registry.residence x
  WHERE x.district = r.district AND x.house_id = r.house_id AND upper_inf(x.valid)) h
CROSS JOIN (SELECT number, kind_code FROM ybss_registry.document ORDER BY number LIMIT 1) d
ORDER BY h.persons >= 3 DESC, w.wards DESC, p.citizen_id LIMIT 1 \gset
\echo '== 一户一档 / one house, one dossier: ybss.dossier(':house_id')'
SELECT d->>'address' AS "地址", d->'owners' AS "权利人", jsonb_path_query_array(d, '$.residents[*].name') AS "现住",
  d->'former_residents' AS "曾住人数", d->'households' AS "户", d->'quality' AS "评分"
FROM ybss.dossier(:house_id) d \gx
\echo '== 自设的类别：电梯 / a kind of record that the district added: lifts, ybss.thing'
SELECT c.chinese AS "用途 use", count(*) AS "电梯 lifts", count(*) FILTER (WHERE (t.items->>'inspected_on')::date < current_date - 365) AS "超期未检 overdue",
  count(*) FILTER (WHERE t.items->>'keeper' IS NULL) AS "无维保单位 no keeper"
FROM ybss.thing t JOIN ybss_registry.code_value c ON c.code_table = 'lift_use' AND c.code = t.items->>'lift_use'
WHERE t.kind = 'lift' GROUP BY c.code, c.chinese ORDER BY c.code;
SELECT h.address AS "房屋 house", ybss.dossier(h.house_id)->'things' AS "档案中的电梯 in its dossier"
FROM ybss.thing t JOIN ybss_registry.address s ON s.address_id = t.address_id AND s.level IN ('unit', 'building')
JOIN ybss_registry.address a ON a.district = s.district AND a.parent_id = s.address_id JOIN ybss.house h ON h.address_id = a.address_id
WHERE t.kind = 'lift' ORDER BY t.number, h.address LIMIT 1;
\echo '== 一人一册 / one person, one booklet: ybss.booklet(':person_id')'
SELECT b->>'name' AS "姓名", b->>'class' AS "类别", b->'household' AS "同户", b->'residences' AS "住处", b->'owns' AS "房产",
  b->'works_for' AS "单位", b->'lists' AS "清单", b->'quality'->'lacks' AS "缺项"
FROM ybss.booklet(:person_id) b \gx
\echo '== 查人知住 / where does this person live: ybss.where_lives(''…the citizen id…''), by a passport: ybss.where_lives_by_document'
SELECT name, address, since, tenure_code FROM ybss.where_lives(:'citizen_id');
SELECT name, address, since, tenure_code FROM ybss.where_lives_by_document(:'kind_code', :'number');
\echo '== 查找地址 / ybss.find_address'
SELECT address, level, round(confidence::numeric, 2) AS confidence FROM ybss.find_address((SELECT address FROM ybss.house WHERE house_id = :house_id), 2);

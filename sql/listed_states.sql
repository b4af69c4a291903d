-- What lists say of addresses that are in the book: confirmed, plate up, no more; old texts in later lists.
SET client_min_messages = warning;
SET search_path = public, ybss, pg_catalog;
SET datestyle = ISO;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.source (source, office, record_kind, grid, trust) VALUES ('found', '公安', 'address', '520371', 60);
INSERT INTO ybss_registry.source_column (source, header, field, required) VALUES
  ('found', '地址', 'address', true), ('found', '网格', 'grid', true), ('found', '状态', 'state', false);
CREATE VIEW book AS SELECT address_key(address) AS key, state, count(*) AS rows FROM ybss_registry.address WHERE level NOT IN ('road', 'community') GROUP BY 1, 2 ORDER BY 1, 2;
-- the police's list only proposes, and so do its parents
SELECT message FROM load_list('found', 'found.csv', convert_to(E'地址,网格,状态\n虾子镇米兰社区米兰路1号,520371109002001,confirmed\n虾子镇米兰社区米兰路3号,520371109002001,installed\n', 'UTF8'));
CALL run_job('intake');
SELECT * FROM book;
-- civil affairs' list confirms what was proposed; plates hang where there is a position
SELECT message FROM load_list('book', '1.csv', convert_to(E'地址,网格,状态,经度,纬度\n虾子镇米兰社区米兰路1号,520371109002001,confirmed,107.1,27.7\n虾子镇米兰社区米兰路3号,520371109002001,installed,,\n虾子镇米兰社区米兰路5号,520371109002001,installed,107.1,27.7\n虾子镇米兰社区米兰路7号1栋101室,520371109002001,,,\n虾子镇米兰社区米兰路7号1栋102室,520371109002001,,,\n', 'UTF8'));
CALL run_job('intake');
SELECT * FROM book;
SELECT message FROM load_list('book', '2.csv', convert_to(E'地址,网格,状态,经度,纬度\n虾子镇米兰社区米兰路1号,520371109002001,installed,107.1,27.7\n虾子镇米兰社区米兰路3号,520371109002001,installed,,\n', 'UTF8'));
CALL run_job('intake');
SELECT address_key(a.address), s.from_state, s.to_state, s.office, s.evidence_photo, s.evidence_at IS NOT NULL AS has_time FROM address_step s JOIN ybss_registry.address a USING (address_id) ORDER BY step_id;
-- somebody lives in 101; the list retires both rooms, a door, and one that never was in the book
SELECT message FROM load_list('police', 'p.csv', convert_to(E'姓名,身份号,住址,日期\n周小明,520399198503070016,米兰路7号1栋101,2024-05-01\n', 'UTF8'));
CALL run_job('intake');
SELECT message FROM load_list('book', '3.csv', convert_to(E'地址,网格,状态\n虾子镇米兰社区米兰路7号1栋101室,520371109002001,retired\n虾子镇米兰社区米兰路7号1栋102室,520371109002001,retired\n虾子镇米兰社区米兰路5号,520371109002001,retired\n虾子镇米兰社区米兰路99号,520371109002001,retired\n', 'UTF8'));
CALL run_job('intake');
SELECT * FROM book;
SELECT line, field, reason, chinese FROM review_queue;
-- once more, in other words: no second row
SELECT message FROM load_list('book', '4.csv', convert_to(E'地址,网格,状态\n虾子镇米兰社区米兰路5号,520371109002001,retired\n虾子镇米兰社区米兰路九十九号,520371109002001,retired\n', 'UTF8'));
CALL run_job('intake');
SELECT * FROM book WHERE state = 'retired';
SELECT f.name, l.line, l.state, l.address_id IS NOT NULL AS tied FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) WHERE f.source = 'book' AND f.name > '2' ORDER BY 1, 2;
-- lists that still write the old text: renumbered, retired for another, split in two
SELECT renumber_addresses(ARRAY[address_id], '{9号}', '民地〔2026〕1号') FROM ybss_registry.address WHERE address_key(address) LIKE '%号7';
SELECT retire_address(a.address_id, '民地〔2026〕2号', successor => b.address_id) FROM ybss_registry.address a, ybss_registry.address b WHERE address_key(a.address) LIKE '%号1' AND address_key(b.address) LIKE '%号3';
SELECT message FROM load_list('police', 'q.csv', convert_to(E'姓名,身份号,住址,日期\n周小红,520399198703070029,虾子镇米兰社区米兰路7号1栋101室,2024-06-01\n吴大江,520399197001010035,米兰路1号,2024-06-01\n', 'UTF8'));
CALL run_job('intake');
SELECT l.line, l.placed_by, address_key(a.address) FROM ybss_registry.intake_line l JOIN ybss_registry.intake_file f USING (file_id) LEFT JOIN ybss_registry.address a USING (district, address_id) WHERE f.name = 'q.csv' ORDER BY 1;
SELECT split_address(address_id, '{虾子镇米兰社区米兰路9号1栋101A室,虾子镇米兰社区米兰路9号1栋101B室}', '民地〔2026〕3号') IS NOT NULL AS split FROM ybss_registry.address WHERE address_key(address) LIKE '%/号9/幢1/室101';
SELECT message FROM load_list('police', 'r.csv', convert_to(E'姓名,身份号,住址,日期\n郑无址,520399199001010042,米兰路7号1栋101,2024-07-01\n', 'UTF8'));
CALL run_job('intake');
SELECT source, line, reason, jsonb_array_length(candidates) AS candidates FROM review_queue WHERE file = 'r.csv';
-- houses: what a list says anew is taken, what it does not say stays, what is no code is left out
INSERT INTO ybss_registry.source_column (source, header, field) SELECT 'housing', f, f FROM unnest(ARRAY['address', 'area', 'house_use', 'structure', 'rent_state', 'rent_use', 'dangers']) f;
SELECT message FROM load_list('housing', 'h1.csv', convert_to(E'address,area,house_use,structure,rent_state,rent_use,dangers\n米兰路3号,88.5,01,04,let,02,01、04\n', 'UTF8'));
CALL run_job('intake');
SELECT area, use_code, structure, rent_state, rent_use_code, danger_codes FROM house WHERE address LIKE '%米兰路3号';
SELECT count(*) AS before FROM ybss_registry.history WHERE kind = 'house' \gset
SELECT message FROM load_list('housing', 'h2.csv', convert_to(E'address,area,house_use,structure,rent_state,rent_use,dangers\n米兰路3号,88.5,,,perhaps,2,00、01\n', 'UTF8'));
CALL run_job('intake');
SELECT area, use_code, structure, rent_state, rent_use_code, danger_codes FROM house WHERE address LIKE '%米兰路3号';
SELECT count(*) - :before AS history_of_nothing FROM ybss_registry.history WHERE kind = 'house';
SELECT message FROM load_list('housing', 'h3.csv', convert_to(E'address,area,house_use,structure,rent_state,rent_use,dangers\n米兰路3号,,,,none,,00\n', 'UTF8'));
CALL run_job('intake');
SELECT area, use_code, structure, rent_state, rent_use_code, danger_codes FROM house WHERE address LIKE '%米兰路3号';

-- What became of an id: a line that went from one person to another, and back.
SET client_min_messages = warning;
SET search_path = public, ybss;
\set SHOW_CONTEXT never
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
SELECT state FROM take_line('book', '{"地址": "贵州省遵义市红花岗区虾子镇米兰社区米兰路8号", "网格": "520371109002002"}');
SELECT state FROM take_line('police', '{"姓名": "周小明", "身份号": "520399198503070016", "住址": "米兰路8号", "电话": "15400000001", "日期": "2024-05-01"}');
SELECT state FROM take_line('health', '{"姓名": "周晓明", "生日": "1985-03-07", "住址": "米兰路8号", "电话": "15400000001", "日期": "2024-06-01"}');
SELECT count(*) AS nothing_yet FROM identity_change();
SELECT person_id AS person FROM ybss_registry.person \gset
SELECT file_id AS file, line FROM ybss_registry.intake_line WHERE state = 'merged' \gset
SELECT unmerge(:person, :file, :line) AS other \gset
SELECT what, chinese, kind, from_id = :person AS from_first, to_id = :other AS to_other, by <> '' AS by_somebody FROM identity_change();
SELECT kind, stands_as = :person AS itself, lines FROM identity_now(:person);
SELECT count(*) AS later FROM identity_change(clock_timestamp());
-- and back: the other one is left without a line
BEGIN;
UPDATE ybss_registry.intake_line SET record_id = :person WHERE file_id = :file AND line = :line;
DELETE FROM ybss_registry.residence WHERE person_id = :other;
DELETE FROM ybss_registry.person WHERE person_id = :other;
SELECT what, chinese FROM identity_change() ORDER BY what;
SELECT kind, stands_as = :person AS first_one, lines FROM identity_now(:other);
ROLLBACK;
-- a line that is read anew and comes back has gone nowhere
SELECT count(*) FROM identity_change();
UPDATE ybss_registry.intake_line SET record_id = NULL WHERE file_id = :file AND line = :line;
SELECT what FROM identity_change() ORDER BY changed_at DESC LIMIT 1;
UPDATE ybss_registry.intake_line SET record_id = :other WHERE file_id = :file AND line = :line;
SELECT count(*) FROM identity_change();
SELECT count(*) AS of_nothing FROM identity_now(17);
-- nobody acts, nobody writes it by hand
CREATE ROLE regress_idle LOGIN IN ROLE ybss_operator;
SET SESSION AUTHORIZATION regress_idle;
SELECT * FROM identity_change();
RESET SESSION AUTHORIZATION;

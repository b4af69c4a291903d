-- Rows that a workbook hides are taken like the others, and told: in the answer, and by one row of the queue.
SET client_min_messages = warning;
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
\set made `python3 :source/extension/test/workbook.py`
CREATE TEMP TABLE made AS SELECT split_part(l, ' ', 1) AS name, decode(split_part(l, ' ', 2), 'hex') AS bytes FROM string_to_table(:'made', E'\n') l;
SELECT lines, broken, message, state FROM made m, load_list('police', 'hidden.xlsx', m.bytes) WHERE m.name = 'hidden_rows';
SELECT line, reason, note, blocking, decisions FROM review_queue WHERE reason = 'hidden_row';
CALL run_job('intake');
SELECT count(*) AS lines FROM delivered_lines((SELECT max(file_id) FROM ybss_registry.intake_file));
SELECT decide(review_id, 'accept') FROM review_queue WHERE reason = 'hidden_row';
-- nothing is said where nothing is hidden
SELECT message FROM load_list('police', 'plain.csv', convert_to(E'姓名,证件,住址\n冯九,520399197001010035,米兰路2号\n', 'UTF8'));

-- A database whose indexes on text were made under another version of its collation.
\pset format unaligned
\pset tuples_only on
SELECT count(*) FROM ybss.check_registry();
UPDATE pg_database SET datcollversion = 'another' WHERE datname = current_database();
SELECT rule, target, record_id, regexp_replace(what, 'collation .* here', 'collation … here'), chinese FROM ybss.check_registry();
UPDATE pg_database SET datcollversion = NULL WHERE datname = current_database();
SELECT count(*) FROM ybss.check_registry();

-- The quick start (doc/en/02_quick_start.md, doc/zh/19_quick_start.md) in one go, for the
-- other pages: four addresses, three offices' lists, what became of them, scores.
-- Run at the top of the checkout, on a fresh server:  \i doc/example/quick_start.sql
\set QUIET on
\pset pager off
\ir grids.sql
\ir sources.sql
\lo_import doc/example/standard_address.csv
SELECT FROM ybss.load_list('standard_address', 'standard_address.csv', lo_get(:LASTOID), '2026-11-01') \g /dev/null
\lo_unlink :LASTOID
\lo_import doc/example/police.csv
SELECT FROM ybss.load_list('police', 'police.csv', lo_get(:LASTOID), '2026-11-01') \g /dev/null
\lo_unlink :LASTOID
\lo_import doc/example/declaration.csv
SELECT FROM ybss.load_list('declaration', 'declaration.csv', lo_get(:LASTOID), '2026-11-01') \g /dev/null
\lo_unlink :LASTOID
\lo_import doc/example/market.csv
SELECT FROM ybss.load_list('market', 'market.csv', lo_get(:LASTOID), '2026-11-01') \g /dev/null
\lo_unlink :LASTOID
CALL ybss.run_job('intake');
CALL ybss.run_job('score', '{"as_of": "2026-11-23"}');

-- Every register and every link keeps its history; a table that a later part
-- adds with the three stamps is put under history by the next upgrade.

SELECT ybss_registry.version_table(c.oid::regclass)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary AND i.indnkeyatts = 2
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
  AND 3 = (SELECT count(*) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
           AND a.attname IN ('recorded_at', 'changed_at', 'change_id'))
ORDER BY c.relname;

-- Who wrote is for auditors and for the functions that tell a record's history;
-- the past of a record is for those who may see where it was.
SELECT ybss.protect_table('ybss_registry.change', '{ybss_auditor}', '{}');
SELECT ybss.protect_table('ybss_registry.history', '{ybss_operator,ybss_auditor}', '{}');
-- Written by their functions only.
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{ybss_operator}', '{}') FROM unnest(ARRAY['grid_lineage', 'redraw', 'investigation']) t;
SELECT ybss.extend_history();

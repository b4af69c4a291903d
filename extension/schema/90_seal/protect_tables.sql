-- Row security on every table of the registry, from the first day (design D5).
-- A table that a later part adds is sealed by the next upgrade without a word.

SELECT ybss.protect_table(c.oid::regclass)
FROM pg_catalog.pg_class c
WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p')
  AND NOT c.relispartition AND NOT c.relforcerowsecurity;

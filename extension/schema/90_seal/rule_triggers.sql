-- Rules on every table that is tied to another one of its district.

UPDATE ybss_registry.rule r SET columns = k.columns
FROM (SELECT k.conname, k.conrelid, k.contype, pg_catalog.array_agg(a.attname::text ORDER BY c.n) AS columns
      FROM pg_catalog.pg_constraint k CROSS JOIN LATERAL pg_catalog.unnest(k.conkey) WITH ORDINALITY c (attnum, n)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.attnum
      WHERE k.connamespace = 'ybss_registry'::regnamespace AND k.contype IN ('f', 'x') GROUP BY 1, 2, 3) k
WHERE k.conname = r.rule AND k.conrelid = pg_catalog.to_regclass('ybss_registry.' || r.target) AND r.columns IS DISTINCT FROM k.columns;

SELECT ybss_registry.attach_rules(t.relid)
FROM (SELECT k.conrelid::regclass AS relid FROM pg_catalog.pg_constraint k
      WHERE k.connamespace = 'ybss_registry'::regnamespace AND k.contype IN ('f', 'x')
      UNION SELECT k.confrelid::regclass FROM pg_catalog.pg_constraint k
      WHERE k.connamespace = 'ybss_registry'::regnamespace AND k.contype = 'f') t
WHERE EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.relid AND a.attname = 'district')
  AND EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger g ON g.tgname = 'keep_history'
              WHERE k.contype IN ('f', 'x') AND t.relid IN (k.conrelid, k.confrelid) AND g.tgrelid IN (k.conrelid, k.confrelid))
ORDER BY t.relid::text;

-- A writer sees both ends, whatever the table.
SELECT ybss_registry.attach_scope_rule(t.relid)
FROM (SELECT DISTINCT k.conrelid::regclass AS relid FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attname = 'grid' AND NOT a.attisdropped
      WHERE k.connamespace = 'ybss_registry'::regnamespace AND k.contype = 'f') t
ORDER BY t.relid::text;

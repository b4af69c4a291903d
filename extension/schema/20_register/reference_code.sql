-- Every session hears of a row of the district's; people see both lists as one.

-- Every road counts: replicated and restored rows too, hence ALWAYS and per row.
CREATE OR REPLACE TRIGGER tell_changed AFTER INSERT OR UPDATE OR DELETE ON ybss_registry.local_code
FOR EACH ROW EXECUTE FUNCTION ybss.local_codes_changed();
CREATE OR REPLACE TRIGGER tell_emptied AFTER TRUNCATE ON ybss_registry.local_code
FOR EACH STATEMENT EXECUTE FUNCTION ybss.local_codes_changed();
ALTER TABLE ybss_registry.local_code ENABLE ALWAYS TRIGGER tell_changed, ENABLE ALWAYS TRIGGER tell_emptied;

CREATE OR REPLACE VIEW ybss.reference_code WITH (security_barrier) AS
SELECT l.list, l.code, l.name, l.valid_from, l.valid_to, l.digits, l.replacement, l.source, NULL::int AS copies,
  'own'::text AS origin, true AS counts, l.recorded_at
FROM ybss_registry.local_code l
UNION ALL
SELECT b.list, b.code, b.name, b.valid_from, b.valid_to, b.digits, b.replacement, b.source, b.copies,
  'built-in'::text, NOT EXISTS (SELECT FROM ybss_registry.local_code l WHERE l.list = b.list AND l.code = b.code), NULL
FROM ybss.builtin_code() b;
COMMENT ON VIEW ybss.reference_code IS
'The lists by which codes are doubted: built-in rows, with how many public copies have them, and the district''s own, of ybss_registry.local_code; counts is false for a built-in row in whose place an own one stands. The names of regions are those of ybss.division and its history. / 代码列表：内置的行和本区的行；counts 为假表示已由本区的行取代。';
REVOKE ALL ON ybss.reference_code FROM PUBLIC;
GRANT SELECT ON ybss.reference_code TO ybss_reader, ybss_operator, ybss_auditor;

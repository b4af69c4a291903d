-- Which lines brought a value that was taken and is doubted: asked when somebody looks, so that
-- it follows the lists of codes, fills no queue and blocks nothing.

CREATE OR REPLACE VIEW ybss.doubted_line WITH (security_barrier) AS
SELECT l.file_id, f.source, f.name AS file, l.line, l.grid, d.field, d.doubt, l.grid::text AS grid_text
FROM ybss_registry.intake_line l
JOIN ybss_registry.intake_file f USING (file_id)
-- Of what people see masked, the words do not tell the digits.
CROSS JOIN LATERAL (VALUES
  ('citizen_id', CASE WHEN ybss.region_doubt(l.citizen_id) IS NOT NULL THEN '前六位地区码可疑 / its region is doubted' END),
  ('credit_code', ybss.credit_code_doubt(ybss.try_credit_code(l.fields->>'credit_code'))),
  ('phone', CASE WHEN ybss.phone_doubt(l.phone) IS NOT NULL
                 THEN '区号、号段或位数可疑 / its area code, prefix or length is doubted' END)) d(field, doubt)
WHERE d.doubt IS NOT NULL;
COMMENT ON VIEW ybss.doubted_line IS
'Lines whose citizen id, credit code or telephone was taken and is doubted today by the lists of codes: no reason to stop a line, and to be looked at with its office. Whoever may see the value asks ybss.phone_doubt or ybss.region_doubt for the words. / 清单中已收下但可疑的证件号码、信用代码和电话，不影响入库。';
REVOKE ALL ON ybss.doubted_line FROM PUBLIC;
GRANT SELECT ON ybss.doubted_line TO ybss_operator;

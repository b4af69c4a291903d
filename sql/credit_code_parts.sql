-- What a credit code tells, the numbers that it replaced, and the checks that do not raise.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT code, registration_department(code), region(code), organization_code(code)
  FROM (VALUES ('91350100M000100Y43'::credit_code)) v (code);
SELECT organization_code_valid(organization_code('91350100M000100Y43'::credit_code)) AS inside,
       organization_code_valid('D2143569-X') AS printed, organization_code_valid('D2143569X') AS plain,
       organization_code_valid('D21435691') AS wrong, business_registration_valid('110108000000016') AS business,
       business_registration_valid('110108000000017') AS wrong_business;
SELECT credit_code_fault(code), try_credit_code(code)
  FROM unnest('{91350100M000100Y43,91350100M000100Y4,91350100M000100Y40,企业}'::text[]) code;
SELECT organization_code_fault(code)
  FROM unnest('{D2143569-X,D2143569,D2143569-1,D21_3569-1,"D2143569 X"}'::text[]) code;
SELECT business_registration_fault(number)
  FROM unnest('{110108000000016,11010800000001,110108000000010,11010800000001X}'::text[]) number;

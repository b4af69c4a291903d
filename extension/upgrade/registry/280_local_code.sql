-- The district's own rows of the lists of codes.
CREATE TABLE ybss_registry.local_code (
  list text NOT NULL CHECK (list IN ('area_code', 'credit_class', 'mobile_prefix', 'region', 'service_number')),
  code text NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  valid_from date,
  valid_to date CHECK (valid_to > valid_from OR valid_to = '-infinity'),
  digits text CHECK (digits ~ '^[0-9]{1,2}(-[0-9]{1,2})?$'),
  replacement text CHECK (replacement ~ '^[0-9A-Z,-]{2,60}$'),
  source text NOT NULL CHECK (char_length(source) BETWEEN 2 AND 200),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (list, code),
  CONSTRAINT code_of_list CHECK (code ~ CASE list WHEN 'area_code' THEN '^0(10|2[0-9]|[3-9][0-9]{2})$'
    WHEN 'credit_class' THEN '^[0-9A-HJ-NP-RTUWXY]{2}$' WHEN 'mobile_prefix' THEN '^1[3-9][0-9]{1,5}$'
    WHEN 'region' THEN '^[1-9][0-9]{5}$' ELSE '^[1-9][0-9]{1,7}$' END),
  CHECK (list <> 'area_code' OR replacement ~ '^0[0-9]{2,3}(-[0-9])?$|^0[0-9]{2,3}(,0[0-9]{2,3})+$')
);
COMMENT ON TABLE ybss_registry.local_code IS
'Codes that the district adds to the built-in lists, or of which it says otherwise: a row stands in place of the built-in one of its code. Followed by every session from the next statement on; deleting a row takes it back. / 本区补充或更正的代码：与内置代码相同时以本区的行为准，增删后立即生效。';
COMMENT ON COLUMN ybss_registry.local_code.list IS
'area_code 0851, credit_class 91 (office and class of unit), mobile_prefix 139, region 520302 (first six digits of citizen ids), service_number 12345 or 96. / 列表。';
COMMENT ON COLUMN ybss_registry.local_code.valid_to IS
'The first day on which the code no longer holds; -infinity: closed, the day is not known; null: it holds. Of a region: who is born more than five years later has no id of it. / 停用日期（当日起不再有效），日期不详写 -infinity。';
COMMENT ON COLUMN ybss_registry.local_code.digits IS
'How many digits a number has: of an area without the area code, of a service number as a whole; 8, or 5-8. / 号码位数。';
COMMENT ON COLUMN ybss_registry.local_code.replacement IS
'What stands for a code that ended: 0851, or 0851-2 where 2 is put before numbers of 7 digits, or 0551,0553 where it was divided. / 停用后的替代代码。';

-- Texts are codes now that were none: what an index holds of them is made anew. A partitioned
-- index cannot be inside a transaction, its parts can.
DO $$
DECLARE
  v_index regclass;
BEGIN
  FOR v_index IN SELECT i.indexrelid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    WHERE c.relkind = 'i' AND t.relnamespace = 'ybss_registry'::regnamespace AND pg_get_indexdef(i.indexrelid) ~ 'try_(credit_code|phone)\('
  LOOP
    EXECUTE format('REINDEX INDEX %s', v_index);
  END LOOP;
END
$$;

-- What a line says of a person: names, sex, documents. Bodies that depend on their
-- arguments only are parsed here, once: the planner puts them into its statements.

-- 〔〕 Han letters, with those of the private use areas that rare names are written in.
CREATE OR REPLACE FUNCTION ybss_registry.plain_name(written text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN nullif(CASE WHEN written ~ '[\s　·•・･‧∙⋅●．.﹒ㆍ]' THEN
    btrim(regexp_replace(regexp_replace(regexp_replace(translate(written, '　', ' '),
      '(?<=[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0010ffff])\s*[·•・･‧∙⋅●．.﹒ㆍ]\s*(?=[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0010ffff])', '·', 'g'),
      '(?<=[^\x01-\x7f])\s+(?=[^\x01-\x7f])', '', 'g'), '\s+', ' ', 'g'))
    ELSE written END, '');
COMMENT ON FUNCTION ybss_registry.plain_name(text) IS
'A name with U+00B7 between its parts however the separator was written (民委发〔2016〕33号), no spaces between Chinese characters and one between words; stops in names of other scripts stay. Immutable: depends on its argument only. / 规范姓名中的间隔号与空格。';

CREATE OR REPLACE FUNCTION ybss_registry.name_of_line(fields jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(ybss_registry.plain_name(fields->>'name'), ybss_registry.plain_name(
    nullif(btrim(coalesce(fields->>'foreign_surname', '') || ' ' || coalesce(fields->>'foreign_given_name', '')), '')));
COMMENT ON FUNCTION ybss_registry.name_of_line(jsonb) IS
'The name that a line gives: the Chinese one, else the foreign surname and given names. Immutable: depends on its argument only. / 清单行中的姓名。';

CREATE OR REPLACE FUNCTION ybss_registry.own_phone(phone ybss.phone) RETURNS ybss.phone
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ybss.phone_kind(phone) <> 'service' AND phone::text !~ '^0[0-9]+-[0-9]{5}(-|$)|^1[3-9][0-9]0{8}$|^13800138000$' THEN phone END;
COMMENT ON FUNCTION ybss_registry.own_phone(ybss.phone) IS
'A telephone number that may be somebody''s own; null for 110, 12345, 0851-12345, 95588, 13800000000: what everybody may give tells nobody from another. Immutable: depends on its argument only. / 可能属于个人的电话号码；服务号码不能用于识别个人，返回空。';

CREATE OR REPLACE FUNCTION ybss_registry.sex_code(written text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- Words have become codes before, by table sex.
RETURN CASE WHEN written IN ('0', '1', '2', '9') THEN written END;
COMMENT ON FUNCTION ybss_registry.sex_code(text) IS
'GB/T 2261.1 code of a sex whose word was read; null when it says none. Immutable: depends on its argument only. / 性别代码。';

-- Offices write passports into the column of citizen ids, with or without saying so.
-- A permanent residence card of a foreigner and a residence permit of Hong Kong,
-- Macao and Taiwan have numbers made as citizen ids are, in whichever column.
CREATE OR REPLACE FUNCTION ybss_registry.foreign_document(fields jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN left(nullif(translate(upper(normalize(CASE
    WHEN fields->>'document_number' ~ '[0-9]' AND ybss.try_citizen_id(fields->>'document_number') IS NULL THEN fields->>'document_number'
    WHEN ybss.try_citizen_id(fields->>'citizen_id') IS NOT NULL THEN NULL
    WHEN fields->>'document_kind' NOT IN ('111', '112', '113') AND fields->>'citizen_id' ~ '[0-9]{5}'
      THEN fields->>'citizen_id'
    WHEN fields->>'citizen_id' ~ '^[A-Z]{1,3}[0-9]{6,12}$' THEN fields->>'citizen_id' END, NFKC)), ' -', ''), ''), 40);
COMMENT ON FUNCTION ybss_registry.foreign_document(jsonb) IS
'The number of a document other than the citizen id card (GA/T 2000.156), in capitals without spaces; null when the line shows none. Immutable: depends on its argument only. / 其他证件号码。';

CREATE OR REPLACE FUNCTION ybss_registry.document_kind_of(fields jsonb, number text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN number IS NOT NULL THEN coalesce(
  (SELECT k.code FROM ybss_registry.document_kind k WHERE k.code = fields->>'document_kind' AND k.code NOT IN ('111', '112', '113')),
  CASE WHEN number ~ '^[HM][0-9]{8}([0-9]{2})?$' THEN '516' WHEN number ~ '^[A-Z]{3}[0-9]{12}$' THEN '553' ELSE '414' END) END;
COMMENT ON FUNCTION ybss_registry.document_kind_of(jsonb, text) IS
'The kind of a line''s document: what the list says, else by the shape of the number, else a passport. Stable: reads the kinds. / 证件种类。';

CREATE OR REPLACE FUNCTION ybss_registry.document_of_line(fields jsonb) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT d.number FROM (SELECT ybss_registry.foreign_document(fields) AS number) d
  WHERE d.number IS NOT NULL AND ybss.document_fault(ybss_registry.document_kind_of(fields, d.number), d.number) IS NULL
$$;
COMMENT ON FUNCTION ybss_registry.document_of_line(jsonb) IS
'The number of a line''s document, null when there is none or it has not the shape of its kind. Stable: reads the kinds. / 清单行中有效的其他证件号码。';

-- A condition is read by people in words: whoever writes one says it in words as well.

CREATE OR REPLACE FUNCTION ybss_registry.half_of_words(p_words text, p_chinese boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN p_chinese THEN split_part(p_words, ' / ', 1) ELSE coalesce(nullif(split_part(p_words, ' / ', 2), ''), p_words) END;
COMMENT ON FUNCTION ybss_registry.half_of_words(text, boolean) IS
'The Chinese or the English half of words written "Chinese / English"; where there is no English half, all of it. Immutable: depends on its arguments only. / 取文字说明的中文或英文部分。';

CREATE OR REPLACE FUNCTION ybss_registry.is_in_words(p_words text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ybss_registry.half_of_words(p_words, true) ~ '[\u4e00-\u9fff]'
  -- A tilde is an operator before a literal; elsewhere people write ranges with it: 18~60 岁. "Between … and" is SQL in the Chinese half, English in the other.
  AND p_words !~* '[<>=]|~[~*]* *''|::|\m[a-z]+_[a-z_]+\M|\m(is (not )?null|case when)\M|\mextract *\('
  AND ybss_registry.half_of_words(p_words, true) !~* '\m(and|or|not|between|like|in) ';
COMMENT ON FUNCTION ybss_registry.is_in_words(text) IS
'Whether a text is words, in Chinese first, and no condition: no operators, no names of columns. Immutable: depends on its argument only. / 是否为文字说明而非条件表达式。';

CREATE OR REPLACE FUNCTION ybss_registry.require_words() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_inserts boolean := TG_OP = 'INSERT';
  v_part record;
BEGIN
  FOR v_part IN
    SELECT * FROM (VALUES
      ('required_if', NEW.required_if, NEW.required_words, CASE WHEN NOT v_inserts THEN OLD.required_if END, CASE WHEN NOT v_inserts THEN OLD.required_words END),
      ('rule', NEW.rule, NEW.rule_words, CASE WHEN NOT v_inserts THEN OLD.rule END, CASE WHEN NOT v_inserts THEN OLD.rule_words END)
    ) v(part, condition, words, was, was_words)
    WHERE pg_catalog.lower(v.condition) NOT IN ('true', 'false') AND (v.condition, v.words) IS DISTINCT FROM (v.was, v.was_words)
  LOOP
    IF v_part.words IS NULL OR NOT ybss_registry.is_in_words(v_part.words)
      OR (v_part.condition IS DISTINCT FROM v_part.was AND v_part.words IS NOT DISTINCT FROM v_part.was_words) THEN
      RAISE EXCEPTION USING ERRCODE = 'YBV16', MESSAGE = pg_catalog.format('%s of item "%s" of %s is not said in words', v_part.part, NEW.item, NEW.kind),
        DETAIL = '必采条件和校验规则须附文字说明，条件改了，说明也要改；工作人员看到的是说明。',
        HINT = pg_catalog.format('Set %s with it, Chinese / English, without operators and column names: 出租房屋须填 / houses that are let have it.',
          CASE v_part.part WHEN 'rule' THEN 'rule_words' ELSE 'required_words' END);
    END IF;
  END LOOP;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.require_words() IS
'Trigger on the catalogue: a condition or rule that is new or another one comes with its words, and they are words (YBV16). Volatile: trigger. Security definer: like every trigger function of the registry; it reads no table. / 条件和规则须附文字说明。';
CREATE OR REPLACE TRIGGER said_in_words BEFORE INSERT OR UPDATE OF required_if, rule, required_words, rule_words ON ybss_registry.item
FOR EACH ROW EXECUTE FUNCTION ybss_registry.require_words();

CREATE OR REPLACE FUNCTION ybss.term_words(term interval) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT string_agg(v.amount || ' ' || v.name, ' ') FROM (VALUES (date_part('year', term), '年'), (date_part('month', term), '个月'),
    (date_part('day', term), '天')) v(amount, name) WHERE v.amount <> 0
$$;
COMMENT ON FUNCTION ybss.term_words(interval) IS
'A term of years, months and days in Chinese words: 2 年 6 个月. Null for null. Immutable: depends on its argument only. / 用中文写出期限。';

CREATE OR REPLACE FUNCTION ybss_registry.value_words(p_value_type text, p_code_table text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN p_code_table IS NOT NULL
    THEN format('代码表“%1$s”中的代码 / a code of table %1$s', (SELECT t.chinese FROM ybss_registry.code_table t WHERE t.code_table = p_code_table))
    ELSE (SELECT v.words FROM (VALUES ('integer', '整数 / a whole number'), ('number', '数字 / a number'), ('date', '日期 / a date'),
      ('boolean', '是或否 / yes or no'), ('citizen_id', '公民身份号码 / a citizen id'), ('credit_code', '统一社会信用代码 / a credit code'),
      ('phone', '电话号码 / a telephone number'), ('division_code', '行政区划代码 / a code of a division')) v(type, words)
      WHERE v.type = p_value_type) END
$$;
COMMENT ON FUNCTION ybss_registry.value_words(text, text) IS
'What values an item of this type or code table takes, in words, Chinese / English; null for text. Stable: reads the code tables. / 用文字说明取值类型。';

CREATE OR REPLACE FUNCTION ybss_registry.words_of(p_chinese text, p_english text, p_words text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p_chinese || coalesce('：' || string_agg(ybss_registry.half_of_words(w.words, true), '；' ORDER BY w.n), '') || ' / '
    || p_english || coalesce(': ' || string_agg(ybss_registry.half_of_words(w.words, false), '; ' ORDER BY w.n), '')
  FROM unnest(p_words) WITH ORDINALITY w(words, n) WHERE w.words IS NOT NULL
$$;
COMMENT ON FUNCTION ybss_registry.words_of(text, text, text[]) IS
'Several words of two halves behind one beginning: 应为：整数；1 至 60 人 / should be: a whole number; 1 to 60. Nulls are left out. Immutable: depends on its arguments only. / 合成中英文说明。';
REVOKE ALL ON FUNCTION ybss_registry.half_of_words(text, boolean), ybss_registry.words_of(text, text, text[]), ybss_registry.is_in_words(text), ybss_registry.require_words(),
  ybss_registry.value_words(text, text), ybss.term_words(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.term_words(interval) TO ybss_reader, ybss_operator;

-- Match models in C: reading and checking one, running it, scoring two records by it.

CREATE FUNCTION ybss.check_match_model(definition jsonb) RETURNS void
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_check_match_model';
COMMENT ON FUNCTION ybss.check_match_model(jsonb) IS
'Raises YBM02 where a definition is no match model, YBM03 where it names a comparison or a key that is not there. Immutable: depends on its arguments only. / 校验匹配模型定义。';

CREATE FUNCTION ybss.first_match_weights(comparison text)
RETURNS TABLE (level integer, name text, m double precision, u double precision)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 8
AS 'MODULE_PATHNAME', 'ybss_first_match_weights';
COMMENT ON FUNCTION ybss.first_match_weights(text) IS
'The levels of a comparison with weights to begin with: m falls from level to level; no row where there is no such comparison. Immutable: depends on its arguments only. / 某种比较方式各级别的初始概率。';

CREATE FUNCTION ybss.match_expression(relation regclass, expression text) RETURNS text
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_match_expression_sql';
COMMENT ON FUNCTION ybss.match_expression(regclass, text) IS
'A column or an expression over the rows of a table, as a match model may read it, in the server''s own words. Raises YBM04 where it is not one expression over one row, names a column that is not there, writes, gives something else each time, or calls a function of somebody else than the caller; 42501 where the caller may not read the table. Stable: reads the catalogue. / 校验匹配模型的字段表达式。';

CREATE FUNCTION ybss.match_score(definition jsonb, a text[], b text[], carriers_a bigint[] DEFAULT NULL, carriers_b bigint[] DEFAULT NULL)
RETURNS TABLE (step integer, part text, name text, comparison text, agreement text,
  m double precision, u double precision, added double precision, note text)
LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 20
AS 'MODULE_PATHNAME', 'ybss_match_score';
COMMENT ON FUNCTION ybss.match_score(jsonb, text[], text[], bigint[], bigint[]) IS
'Two records by a model: a value for each field, null where there is none, and how many records carry each (null: how common a value is does not count). Gives the prior, what each field adds, the sum (log2 odds) with its band, a veto that holds, and of each rule whether it brings the two together and which keys are wanting. Raises YBM02, YBM03. Immutable: depends on its arguments only. / 按模型比较两条记录，逐项列出权重。';

CREATE FUNCTION ybss.match_hashes(definition jsonb, "values" text[]) RETURNS bigint[]
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'ybss_match_hashes';
COMMENT ON FUNCTION ybss.match_hashes(jsonb, text[]) IS
'The hashes by which a run keeps how many records carry each value of a record. Immutable: depends on its arguments only. / 取值频次的散列。';
-- A hash of a telephone is a telephone to whoever tries all of them.
REVOKE ALL ON FUNCTION ybss.match_hashes(jsonb, text[]) FROM PUBLIC;

CREATE FUNCTION ybss.match_register(model text, relation regclass, job_run bigint) RETURNS bigint
LANGUAGE c VOLATILE STRICT
AS 'MODULE_PATHNAME', 'ybss_match_register';
COMMENT ON FUNCTION ybss.match_register(text, regclass, bigint) IS
'A step of the job match: matches the records of a register with one another, for a run of a job, which shows how far it is and may be cancelled; gives the run''s id in ybss.match_run. Refuses (42501) whoever lacks the rights of the registry''s owner. Raises as ybss.match_table. Volatile: writes the run. / 作业步骤：登记库内部匹配。';
REVOKE ALL ON FUNCTION ybss.match_register(text, regclass, bigint) FROM PUBLIC;

CREATE FUNCTION ybss.match_table(model text, relation regclass, other regclass DEFAULT NULL) RETURNS bigint
LANGUAGE c VOLATILE
AS 'MODULE_PATHNAME', 'ybss_match_table';
COMMENT ON FUNCTION ybss.match_table(text, regclass, regclass) IS
'Matches the rows of a table, view or foreign table with one another, or with those of another, by a match model, and gives the id of the run: pairs with their weights in ybss.match_pair, what belongs together in ybss.match_member, how it went in ybss.match_run; whoever ran it sees them, nobody else. Rows are read with the caller''s own rights, row security included. Raises YBM01 for no such model, YBM02 to YBM04 for what is wrong with it (a comparison or column that is not there, an expression that writes), YBM05 where its rules bring too many pairs together, YBM06 for a key that is null or not unique, YBS20 where nobody acts, 53200 beyond ybss.match_memory, 42501 for a table that the caller may not read. Open to PUBLIC by its grant, and refuses whom no member stands for. Volatile: writes the run. / 按匹配模型比对一张表或两张表，返回运行编号。';

CREATE FUNCTION ybss.match_values(relation regclass, definition jsonb, key text) RETURNS text[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
SET datestyle = 'ISO, YMD' -- a day is read as it is written
AS $$
DECLARE
  v_values text[];
BEGIN
  -- Each expression is the server's own text of what was checked just now.
  EXECUTE pg_catalog.format('SELECT ARRAY[%s] FROM %s WHERE %s = $1', (
      SELECT string_agg('(' || ybss.match_expression(relation, f.value->>'expression') || ')', ', ' ORDER BY f.ordinality)
      FROM jsonb_array_elements(definition->'fields') WITH ORDINALITY f), relation, ybss.match_expression(relation, definition->>'key'))
  INTO v_values USING key;
  IF v_values IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM06', MESSAGE = 'there is no such record', DETAIL = '没有这条记录，或不在您的权限范围内。',
      HINT = 'Keys as ybss.match_pair has them.';
  END IF;
  RETURN v_values;
END
$$;
COMMENT ON FUNCTION ybss.match_values(regclass, jsonb, text) IS
'The values of one row of a table that a match model compares, a text for each field, read with the caller''s own rights. Raises YBM04, YBM06 where there is no such row. Stable: reads the table. / 读取一行的匹配字段。';

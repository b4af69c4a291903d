-- The models of the registers as they are shipped: for a first run, until a district has its own figures.

CREATE OR REPLACE FUNCTION ybss_registry.ship_match_model(p_definition jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- A model that stands is the district's: it may have weights of its own by now.
  IF EXISTS (SELECT FROM ybss_registry.match_model o WHERE o.model = p_definition->>'model')
    OR EXISTS (SELECT FROM jsonb_array_elements(p_definition->'fields') f WHERE NOT EXISTS (SELECT FROM ybss.first_match_weights(f.value->>'comparison'))) THEN
    RETURN;
  END IF;
  PERFORM ybss_registry.write_model(p_definition);
  UPDATE ybss_registry.match_model o SET declared_by = 'ybss', declared_role = 'ybss_owner' WHERE o.model = p_definition->>'model';
  UPDATE ybss_registry.match_model_version v SET declared_by = 'ybss' WHERE v.model = p_definition->>'model';
END
$$;
COMMENT ON FUNCTION ybss_registry.ship_match_model(jsonb) IS
'Writes a model that ybss ships where the district has none of its name. Volatile: writes. / 写入随版本发布的匹配模型（已有的不改动）。';
REVOKE ALL ON FUNCTION ybss_registry.ship_match_model(jsonb) FROM PUBLIC;

SELECT ybss_registry.ship_match_model(m::jsonb) FROM (VALUES
($model$ {"model": "person", "kind": "person", "key": "person_id", "accept": 8, "refuse": 0, "most_in_block": 500,
  "remark": "实有人口：姓名、证件、生日、性别、电话、住址",
  "fields": [
    {"field": "name", "comparison": "name", "frequency": true,
      "m": {"same": 0.88}, "u": {"same": 0.0006}},
    {"field": "citizen_id", "comparison": "citizen_id", "common_above": 20},
    {"field": "document", "expression": "document_number", "comparison": "exact", "m": [0.9, 0.1], "u": [0.000001, 0.999999]},
    {"field": "birth_date", "comparison": "date", "frequency": true},
    {"field": "sex", "comparison": "exact", "m": [0.99, 0.01], "u": [0.5, 0.5]},
    {"field": "phone", "comparison": "phone", "frequency": true, "common_above": 20},
    {"field": "address", "comparison": "address"}],
  "rules": [["citizen_id whole"], ["phone whole"], ["name whole", "birth_date whole"], ["name sound", "birth_date whole"], ["name whole", "address whole"],
    ["birth_date whole", "address whole"]],
  "vetoes": [
    {"outcome": "refuse", "when": [{"field": "citizen_id", "levels": ["different"]}]},
    {"outcome": "refuse", "when": [{"field": "birth_date", "levels": ["different"]}, {"field": "sex", "levels": ["different"]}]},
    {"outcome": "review", "when": [{"field": "citizen_id", "levels": ["same"]}, {"field": "name", "levels": ["different"]}]},
    {"outcome": "review", "when": [{"field": "name", "levels": ["different"]}]}],
  "dependences": [{"field": "phone", "given": "address", "given_level": 0, "m": {"same": 0.8}, "u": {"same": 0.3}}]} $model$),
($model$ {"model": "unit", "kind": "unit", "key": "unit_id", "accept": 8, "refuse": 0, "most_in_block": 500,
  "remark": "实有单位：名称、统一社会信用代码、法定代表人、电话、场所",
  "fields": [
    {"field": "name", "comparison": "unit_name", "frequency": true},
    {"field": "credit_code", "comparison": "credit_code", "common_above": 20},
    {"field": "representative", "comparison": "name", "frequency": true},
    {"field": "phone", "comparison": "phone", "frequency": true, "common_above": 20},
    {"field": "address", "comparison": "address"}],
  "rules": [["credit_code whole"], ["name whole"], ["phone whole"], ["address whole"]],
  "vetoes": [{"outcome": "refuse", "when": [{"field": "credit_code", "levels": ["different"]}]},
    {"outcome": "review", "when": [{"field": "name", "levels": ["different"]}]}]} $model$),
($model$ {"model": "house", "kind": "house", "key": "house_id", "accept": 10, "refuse": 0, "most_in_block": 200, "one_to_one": false,
  "remark": "房屋：地址、面积、用途",
  "fields": [
    {"field": "address", "comparison": "address", "frequency": true},
    {"field": "area", "comparison": "number"},
    {"field": "use", "expression": "use_code", "comparison": "exact", "m": [0.95, 0.05], "u": [0.6, 0.4]}],
  "rules": [["address whole"], ["address building", "area whole"]]} $model$),
($model$ {"model": "address", "kind": "address", "key": "address_id", "accept": 10, "refuse": 0, "most_in_block": 200,
  "remark": "标准地址",
  "fields": [{"field": "address", "comparison": "address"}],
  "rules": [["address whole"], ["address building"]]} $model$)) v(m);

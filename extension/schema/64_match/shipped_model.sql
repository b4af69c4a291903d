-- The models of the registers as they are shipped: for a first run, until a district has its own figures.

CREATE OR REPLACE FUNCTION ybss_registry.ship_match_model(p_definition jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- A model that stands is the district's: it may have weights of its own by now.
  IF EXISTS (SELECT FROM ybss_registry.match_model o WHERE o.model = p_definition->>'model') THEN
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
('{"model": "person", "kind": "person", "key": "person_id", "accept": 8, "refuse": 0, "most_in_block": 500,
  "remark": "实有人口：姓名、出生日期、性别、电话、住址、证件号码",
  "fields": [
    {"field": "name", "comparison": "name", "frequency": true,
      "m": {"same": 0.83, "joined": 0.001, "homophone": 0.02, "mixed_sound": 0.0046, "lookalike": 0.0094,
            "swapped": 0.0068, "missing_character": 0.011, "parts": 0.001, "lookalike_weak": 1e-05,
            "romanized": 0.001, "transliterated": 0.001, "masked": 0.001, "nickname": 0.003,
            "surname_call": 0.0035, "one_character": 0.026, "different": 0.086},
      "u": {"same": 5.7e-06, "joined": 2e-05, "homophone": 1.1e-05, "mixed_sound": 3e-06, "lookalike": 3e-06,
            "swapped": 1e-06, "missing_character": 5.1e-05, "parts": 5e-05, "lookalike_weak": 2.7e-05,
            "romanized": 5e-05, "transliterated": 5e-05, "masked": 0.0001, "nickname": 0.00019,
            "surname_call": 0.00013, "one_character": 0.00058, "different": 0.999}},
    {"field": "birth_date", "comparison": "date", "frequency": true,
      "m": {"same": 0.93, "one_digit": 0.019, "transposed": 0.00045, "swapped": 0.0027, "lunar": 0.022,
            "month": 0.002, "year_only": 0.026, "near": 0.00039, "same_year": 0.00056, "year_off": 0.0005,
            "different": 0.0011},
      "u": {"same": 3.6e-05, "one_digit": 0.0012, "transposed": 5.1e-05, "swapped": 1.2e-05, "lunar": 7.9e-05,
            "month": 0.0008, "year_only": 0.00037, "near": 0.0017, "same_year": 0.0098, "year_off": 0.0001,
            "different": 0.99}},
    {"field": "sex", "comparison": "exact", "m": [0.99, 0.01], "u": [0.5, 0.5]},
    {"field": "phone", "comparison": "phone", "frequency": true, "common_above": 40,
      "m": {"same": 0.6, "shared": 0.002, "local": 0.002, "one_digit": 0.0087, "transposed": 0.001,
            "masked": 0.002, "different": 0.4},
      "u": {"same": 1.6e-06, "shared": 1e-05, "local": 1e-05, "one_digit": 1.2e-06, "transposed": 1e-05,
            "masked": 2e-05, "different": 0.999}},
    {"field": "address", "comparison": "address", "frequency": true,
      "m": {"same": 0.48, "same_room": 0.31, "within": 0.03, "same_building": 0.002, "same_number": 0.0058,
            "same_compound": 0.01, "same_road": 0.002, "same_community": 0.0086, "same_town": 0.004,
            "untold": 0.16, "different": 0.0035},
      "u": {"same": 2.5e-05, "same_room": 3.4e-05, "within": 0.00037, "same_building": 0.0019,
            "same_number": 0.0055, "same_compound": 0.01, "same_road": 0.003, "same_community": 0.04,
            "same_town": 0.02, "untold": 0.93, "different": 0.023}},
    {"field": "citizen_id", "comparison": "citizen_id",
      "m": {"same": 0.84, "one_digit": 0.041, "transposed": 0.003, "two_digits": 0.003, "masked": 0.047,
            "masked_few": 0.01, "birth": 0.02, "different": 0.05},
      "u": {"same": 1e-06, "one_digit": 1.1e-06, "transposed": 2e-06, "two_digits": 5e-06, "masked": 1.1e-06,
            "masked_few": 0.0005, "birth": 3e-05, "different": 0.999}},
    {"field": "document", "expression": "document_number", "comparison": "exact", "m": [0.9, 0.1], "u": [0.000001, 0.999999]}],
  "rules": [["citizen_id whole"], ["citizen_id two_of_three"], ["document whole"], ["address room", "sex whole"], ["phone whole", "sex whole"],
    ["name sound", "birth_date year", "sex whole"], ["birth_date whole", "name first"], ["name whole", "birth_date month", "birth_date day"],
    ["name sound", "address building"], ["name sound", "birth_date lunar"], ["birth_date whole", "address number"],
    ["name sound", "phone halves"], ["birth_date whole", "name orderless"]],
  "vetoes": [
    {"outcome": "refuse", "when": [{"field": "citizen_id", "levels": ["birth", "different"]}]},
    {"outcome": "refuse", "when": [{"field": "birth_date", "levels": ["different"]}, {"field": "sex", "levels": ["different"]}]},
    {"outcome": "review", "when": [{"field": "name", "levels": ["different"]}]},
    {"outcome": "review", "when": [{"field": "name", "levels": ["one_character", "lookalike_weak", "surname_call"]}, {"field": "address", "levels": ["same", "same_room"]}]}],
  "dependences": [
    {"field": "phone", "given": "address", "given_level": 1,
      "m": {"same": 0.86, "shared": 0.002, "local": 0.002, "one_digit": 0.016, "transposed": 0.001,
            "masked": 0.002, "different": 0.12},
      "u": {"same": 0.14, "shared": 0.001, "local": 0.001, "one_digit": 0.0022, "transposed": 0.001,
            "masked": 0.002, "different": 0.86}},
    {"field": "birth_date", "given": "address", "given_level": 1,
      "m": {"same": 0.92, "one_digit": 0.021, "transposed": 0.00017, "swapped": 0.0032, "lunar": 0.029,
            "month": 0.002, "year_only": 0.026, "near": 0.0002, "same_year": 8e-05, "year_off": 0.0005,
            "different": 0.0011},
      "u": {"same": 0.0021, "one_digit": 0.0016, "transposed": 8.6e-05, "swapped": 1e-06, "lunar": 0.00019,
            "month": 0.0008, "year_only": 0.00072, "near": 0.0026, "same_year": 0.016, "year_off": 0.0001,
            "different": 0.98}},
    {"field": "name", "given": "address", "given_level": 1,
      "m": {"same": 0.9, "joined": 0.001, "homophone": 0.022, "mixed_sound": 0.0056, "lookalike": 0.01,
            "swapped": 0.0077, "missing_character": 0.013, "parts": 0.001, "lookalike_weak": 0.00011,
            "romanized": 0.001, "transliterated": 0.001, "masked": 0.001, "nickname": 0.006,
            "surname_call": 0.0051, "one_character": 0.023, "different": 0.0068},
      "u": {"same": 0.00018, "joined": 0.0004, "homophone": 0.00021, "mixed_sound": 6.8e-05, "lookalike": 2.8e-05,
            "swapped": 5.4e-05, "missing_character": 0.002, "parts": 0.001, "lookalike_weak": 0.00036,
            "romanized": 0.001, "transliterated": 0.001, "masked": 0.002, "nickname": 0.00019,
            "surname_call": 0.0023, "one_character": 0.011, "different": 0.98}}]}'),
('{"model": "unit", "kind": "unit", "key": "unit_id", "accept": 8, "refuse": 0, "most_in_block": 500,
  "remark": "实有单位：名称、统一社会信用代码、法定代表人、电话、场所",
  "fields": [
    {"field": "name", "comparison": "unit_name", "frequency": true,
      "m": {"same": 0.7, "other_form": 0.08, "homophone": 0.01, "branch": 0.02, "one_character": 0.05, "short_name": 0.07, "alike": 0.04, "different": 0.03},
      "u": {"same": 0.00002, "other_form": 0.00001, "homophone": 0.00001, "branch": 0.0002, "one_character": 0.0002, "short_name": 0.0005, "alike": 0.002, "different": 0.997}},
    {"field": "credit_code", "comparison": "credit_code",
      "m": {"same": 0.9, "one_character": 0.03, "transposed": 0.005, "organisation": 0.01, "masked": 0.02, "different": 0.035},
      "u": {"same": 0.000001, "one_character": 0.000002, "transposed": 0.000002, "organisation": 0.000002, "masked": 0.00001, "different": 0.999}},
    {"field": "representative", "comparison": "name", "frequency": true, "m": {"same": 0.8, "different": 0.13}, "u": {"same": 0.0006, "different": 0.99}},
    {"field": "phone", "comparison": "phone", "frequency": true, "common_above": 40,
      "m": {"same": 0.55, "shared": 0.03, "local": 0.02, "one_digit": 0.01, "transposed": 0.001, "masked": 0.002, "different": 0.387},
      "u": {"same": 0.00002, "shared": 0.00002, "local": 0.00002, "one_digit": 0.00002, "transposed": 0.00001, "masked": 0.00002, "different": 0.999}},
    {"field": "address", "comparison": "address", "frequency": true,
      "m": {"same": 0.45, "same_room": 0.25, "within": 0.1, "same_building": 0.05, "same_number": 0.03, "same_compound": 0.01, "same_road": 0.02, "same_community": 0.02,
        "same_town": 0.02, "untold": 0.03, "different": 0.02},
      "u": {"same": 0.0001, "same_room": 0.0002, "within": 0.002, "same_building": 0.003, "same_number": 0.005, "same_compound": 0.01, "same_road": 0.02,
        "same_community": 0.05, "same_town": 0.1, "untold": 0.4, "different": 0.41}}],
  "rules": [["credit_code whole"], ["credit_code organisation"], ["credit_code halves"], ["name stem"], ["name sound"], ["phone whole"], ["address room"],
    ["representative whole", "address building"]],
  "vetoes": [
    {"outcome": "refuse", "when": [{"field": "credit_code", "levels": ["different"]}]},
    {"outcome": "review", "when": [{"field": "name", "levels": ["branch", "different"]}]}]}'),
('{"model": "house", "kind": "house", "key": "house_id", "accept": 12, "refuse": 0, "most_in_block": 200,
  "remark": "房屋：地址、面积、用途",
  "fields": [
    {"field": "address", "comparison": "address", "frequency": true,
      "m": {"same": 0.55, "same_room": 0.35, "within": 0.05, "same_building": 0.01, "same_number": 0.01, "same_compound": 0.005, "same_road": 0.005, "same_community": 0.005,
        "same_town": 0.005, "untold": 0.005, "different": 0.005},
      "u": {"same": 0.000001, "same_room": 0.00001, "within": 0.002, "same_building": 0.003, "same_number": 0.005, "same_compound": 0.01, "same_road": 0.02,
        "same_community": 0.05, "same_town": 0.1, "untold": 0.4, "different": 0.41}},
    {"field": "area", "comparison": "number",
      "m": {"same": 0.6, "rounded": 0.2, "close": 0.1, "one_digit": 0.03, "different": 0.07}, "u": {"same": 0.02, "rounded": 0.03, "close": 0.05, "one_digit": 0.03, "different": 0.87}},
    {"field": "use", "expression": "use_code", "comparison": "exact", "m": [0.95, 0.05], "u": [0.6, 0.4]}],
  "rules": [["address room"], ["address building", "area rounded"]],
  "vetoes": [{"outcome": "review", "when": [{"field": "address", "levels": ["within", "same_building", "same_number"]}]}]}'),
('{"model": "address", "kind": "address", "key": "address_id", "accept": 12, "refuse": 0, "most_in_block": 200,
  "remark": "标准地址",
  "fields": [
    {"field": "address", "comparison": "address",
      "m": {"same": 0.55, "same_room": 0.35, "within": 0.05, "same_building": 0.01, "same_number": 0.01, "same_compound": 0.005, "same_road": 0.005, "same_community": 0.005,
        "same_town": 0.005, "untold": 0.005, "different": 0.005},
      "u": {"same": 0.000001, "same_room": 0.00001, "within": 0.002, "same_building": 0.003, "same_number": 0.005, "same_compound": 0.01, "same_road": 0.02,
        "same_community": 0.05, "same_town": 0.1, "untold": 0.4, "different": 0.41}}],
  "rules": [["address room"], ["address number"]],
  "vetoes": [{"outcome": "review", "when": [{"field": "address", "levels": ["within", "same_building", "same_number"]}]}]}')) v(m);

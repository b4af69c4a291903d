-- The job match: the records of a register with one another.

CREATE OR REPLACE VIEW ybss_registry.match_person AS
SELECT p.district, p.person_id, p.grid, p.name, p.former_name, p.citizen_id::text AS citizen_id, p.document_number, p.birth_date, p.sex, p.phone::text AS phone,
  h.address_id AS home, a.address::text AS address
FROM ybss_registry.person p
LEFT JOIN LATERAL (SELECT r.house_id FROM ybss_registry.residence r
  WHERE r.district = p.district AND r.person_id = p.person_id ORDER BY r.main DESC, upper_inf(r.valid) DESC, r.residence_id DESC LIMIT 1) l ON true
LEFT JOIN ybss_registry.house h ON h.district = p.district AND h.house_id = l.house_id
LEFT JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
WHERE p.died_on IS NULL;
COMMENT ON VIEW ybss_registry.match_person IS 'What the model of persons compares: unmasked, read by the job alone, within the scope of whoever runs it. / 人员匹配字段（仅供作业使用）。';

CREATE OR REPLACE VIEW ybss_registry.match_unit AS
SELECT u.district, u.unit_id, u.grid, u.name, u.credit_code::text AS credit_code, u.representative, u.phone::text AS phone, u.address_id AS premises, a.address::text AS address
FROM ybss_registry.unit u JOIN ybss_registry.address a ON a.district = u.district AND a.address_id = u.address_id
WHERE u.closed_on IS NULL;
COMMENT ON VIEW ybss_registry.match_unit IS 'What the model of units compares. / 单位匹配字段（仅供作业使用）。';

CREATE OR REPLACE VIEW ybss_registry.match_house AS
SELECT h.district, h.house_id, h.grid, a.address::text AS address, h.area, h.use_code, h.structure
FROM ybss_registry.house h JOIN ybss_registry.address a ON a.district = h.district AND a.address_id = h.address_id
WHERE h.ended_on IS NULL;
COMMENT ON VIEW ybss_registry.match_house IS 'What the model of houses compares. / 房屋匹配字段（仅供作业使用）。';

CREATE OR REPLACE VIEW ybss_registry.match_address AS
SELECT a.district, a.address_id, a.grid, a.address::text AS address, a.level
FROM ybss_registry.address a WHERE a.state <> 'retired';
COMMENT ON VIEW ybss_registry.match_address IS 'What the model of addresses compares. / 地址匹配字段（仅供作业使用）。';
REVOKE ALL ON ybss_registry.match_person, ybss_registry.match_unit, ybss_registry.match_house, ybss_registry.match_address FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.match_step(p_run_id bigint, p_arguments jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_model CONSTANT text := coalesce(p_arguments->>'model', 'person');
  v_kind CONSTANT text := ybss.match_definition(v_model)->>'kind';
  v_run bigint;
BEGIN
  IF v_kind = 'table' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBM06', MESSAGE = pg_catalog.format('match model "%s" is one for tables', v_model),
      DETAIL = '该模型用于数据表，请改用 ybss.match_table。', HINT = 'SELECT ybss.match_table(…), or a model of a register: SELECT model, kind FROM ybss.match_model';
  END IF;
  v_run := ybss.match_register(v_model, ('ybss_registry.match_' || v_kind)::regclass, p_run_id);
  PERFORM ybss.note_progress(p_run_id, v_model, r.pairs, r.pairs) FROM ybss_registry.match_run r WHERE r.run_id = v_run;
  RETURN false;
END
$$;
COMMENT ON FUNCTION ybss_registry.match_step(bigint, jsonb) IS
'The step of the job match: {"model": …} of a register, person where it is left out; its records within the caller''s scope are matched with one another. Raises YBM01, YBM05, YBM06. Volatile: writes. / 匹配作业的步骤。';
REVOKE ALL ON FUNCTION ybss_registry.match_step(bigint, jsonb) FROM PUBLIC;

INSERT INTO ybss_registry.job (name, step, description) VALUES
('match', 'match_step', 'the records of a register with one another, by a match model: who may stand twice / 登记库内部匹配，查找重复')
ON CONFLICT (name) DO UPDATE SET step = EXCLUDED.step, description = EXCLUDED.description;

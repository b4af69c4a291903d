-- The triggers of the rules that views tell, on both sides of each.

CREATE OR REPLACE TRIGGER hold_record BEFORE UPDATE OF birth_date, died_on ON ybss_registry.person
FOR EACH ROW WHEN ((OLD.birth_date, OLD.died_on) IS DISTINCT FROM (NEW.birth_date, NEW.died_on)) EXECUTE FUNCTION ybss_registry.hold_record('person', 'person_id');
CREATE OR REPLACE TRIGGER hold_record BEFORE UPDATE OF founded_on, closed_on ON ybss_registry.unit
FOR EACH ROW WHEN ((OLD.founded_on, OLD.closed_on) IS DISTINCT FROM (NEW.founded_on, NEW.closed_on)) EXECUTE FUNCTION ybss_registry.hold_record('unit', 'unit_id');
CREATE OR REPLACE TRIGGER hold_record BEFORE UPDATE OF valid ON ybss_registry.household
FOR EACH ROW WHEN (OLD.valid <> NEW.valid) EXECUTE FUNCTION ybss_registry.hold_record('household', 'household_id');
CREATE OR REPLACE TRIGGER hold_record BEFORE UPDATE OF ended_on, building_id ON ybss_registry.house
FOR EACH ROW WHEN ((OLD.ended_on, OLD.building_id) IS DISTINCT FROM (NEW.ended_on, NEW.building_id)) EXECUTE FUNCTION ybss_registry.hold_record('house', 'house_id');
CREATE OR REPLACE TRIGGER hold_record BEFORE UPDATE OF built_in ON ybss_registry.building
FOR EACH ROW WHEN (OLD.built_in IS DISTINCT FROM NEW.built_in) EXECUTE FUNCTION ybss_registry.hold_record('house', 'building_id');
CREATE OR REPLACE TRIGGER hold_house BEFORE INSERT OR UPDATE OF share, house_id, valid ON ybss_registry.ownership
FOR EACH ROW WHEN (NEW.share IS NOT NULL) EXECUTE FUNCTION ybss_registry.hold_house();
CREATE OR REPLACE TRIGGER hold_guardians BEFORE INSERT OR UPDATE ON ybss_registry.guardianship
FOR EACH ROW EXECUTE FUNCTION ybss_registry.hold_guardians();

CREATE OR REPLACE TRIGGER keep_death AFTER UPDATE OF died_on ON ybss_registry.person
FOR EACH ROW WHEN (OLD.died_on IS DISTINCT FROM NEW.died_on) EXECUTE FUNCTION ybss_registry.keep_death();
CREATE OR REPLACE TRIGGER keep_departure AFTER INSERT OR UPDATE OF valid, person_id ON ybss_registry.departure
FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_departure();
CREATE OR REPLACE TRIGGER follow_grid AFTER UPDATE OF grid ON ybss_registry.address
FOR EACH ROW WHEN (OLD.grid OPERATOR(ybss.<>) NEW.grid) EXECUTE FUNCTION ybss_registry.follow_address_grid();
CREATE OR REPLACE TRIGGER follow_grid AFTER UPDATE OF grid ON ybss_registry.house
FOR EACH ROW WHEN (OLD.grid OPERATOR(ybss.<>) NEW.grid) EXECUTE FUNCTION ybss_registry.follow_house_grid();

-- A row itself, and what depends on it: the row's column, the view, the view's column. Their
-- names stand behind those of the effects, and of A_rule_up, which holds what a row refers to.
DO $$
DECLARE
  v_trigger record;
BEGIN
  FOR v_trigger IN SELECT * FROM (VALUES
    ('residence', 'rule_holds', 'INSERT OR UPDATE OF person_id, house_id, main, valid, grid', '', 'IMMEDIATE',
      '{residence_id,impossible_residence,residence_id}'),
    ('tenancy', 'rule_holds', 'INSERT OR UPDATE OF person_id, house_id, valid, grid', '', 'IMMEDIATE',
      '{tenancy_id,impossible_tenancy,tenancy_id}'),
    ('household_member', 'rule_holds', 'INSERT OR UPDATE OF person_id, household_id, relation_code, valid', '', 'IMMEDIATE',
      '{household_member_id,impossible_member,household_member_id}'),
    ('employment', 'rule_holds', 'INSERT OR UPDATE OF person_id, unit_id, valid', '', 'IMMEDIATE',
      '{employment_id,impossible_employment,employment_id}'),
    ('guardianship', 'rule_holds', 'INSERT OR UPDATE OF ward_id, person_id, valid', '', 'IMMEDIATE',
      '{guardianship_id,impossible_guardianship,guardianship_id,ward_id,impossible_guardianship,person_id}'),
    ('departure', 'rule_holds', 'INSERT OR UPDATE OF person_id, valid', '', 'DEFERRED',
      '{departure_id,impossible_departure,departure_id}'),
    ('ownership', 'rule_holds', 'INSERT OR UPDATE OF person_id, house_id, share, valid, grid', '', 'IMMEDIATE',
      '{house_id,impossible_ownership,house_id}'),
    ('document', 'rule_holds', 'INSERT OR UPDATE OF person_id, number', '', 'IMMEDIATE', '{document_id,impossible_document,document_id}'),
    ('house', 'rule_holds', 'INSERT OR UPDATE OF address_id, grid', '', 'DEFERRED', '{house_id,impossible_house,house_id}'),
    ('unit', 'rule_holds', 'INSERT OR UPDATE OF name, founded_on', '', 'IMMEDIATE', '{unit_id,impossible_unit,unit_id}'),
    ('person', 'rule_holds', 'INSERT OR UPDATE OF name, citizen_id, birth_date, died_on, grid', '', 'IMMEDIATE',
      '{person_id,impossible_person,person_id}'),
    ('person', 'rule_holds_of_links', 'UPDATE OF birth_date, died_on',
      'WHEN ((OLD.birth_date, OLD.died_on) IS DISTINCT FROM (NEW.birth_date, NEW.died_on))', 'IMMEDIATE',
      '{person_id,impossible_residence,person_id,person_id,impossible_tenancy,person_id,person_id,impossible_member,person_id,person_id,impossible_employment,person_id,person_id,impossible_guardianship,person_id,person_id,impossible_guardianship,ward_id,person_id,impossible_departure,person_id,person_id,impossible_ownership,person_id}'),
    ('house', 'rule_holds_of_links', 'UPDATE OF ended_on, building_id',
      'WHEN ((OLD.ended_on, OLD.building_id) IS DISTINCT FROM (NEW.ended_on, NEW.building_id))', 'IMMEDIATE',
      '{house_id,impossible_residence,house_id,house_id,impossible_tenancy,house_id}'),
    ('building', 'rule_holds_of_links', 'UPDATE OF built_in', 'WHEN (OLD.built_in IS DISTINCT FROM NEW.built_in)', 'IMMEDIATE',
      '{building_id,impossible_residence,building_id,building_id,impossible_tenancy,building_id}'),
    -- Employments end with the unit at the end of the transaction (keep_premises). No row is
    -- compared within the OR: a restore would write the two ORs as one, and the seal tell of it.
    ('unit', 'rule_holds_of_links', 'UPDATE OF founded_on, closed_on, address_id, grid',
      'WHEN (OLD.founded_on IS DISTINCT FROM NEW.founded_on OR OLD.closed_on IS DISTINCT FROM NEW.closed_on OR OLD.address_id IS DISTINCT FROM NEW.address_id OR OLD.grid OPERATOR(ybss.<>) NEW.grid)', 'DEFERRED',
      '{unit_id,impossible_employment,unit_id,unit_id,impossible_unit,unit_id}'),
    ('household', 'rule_holds_of_links', 'UPDATE OF valid', 'WHEN (OLD.valid <> NEW.valid)', 'IMMEDIATE',
      '{household_id,impossible_member,household_id}')) v (target, name, event, condition, mode, arguments)
  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t
    WHERE t.tgrelid = ('ybss_registry.' || v.target)::regclass AND t.tgname = v.name)
  LOOP
    EXECUTE pg_catalog.format('CREATE CONSTRAINT TRIGGER %I AFTER %s ON ybss_registry.%I DEFERRABLE INITIALLY %s FOR EACH ROW %s EXECUTE FUNCTION ybss.rule_holds(%s)',
      v_trigger.name, v_trigger.event, v_trigger.target, v_trigger.mode, v_trigger.condition,
      (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(a.argument), ', ' ORDER BY a.n)
       FROM pg_catalog.unnest(v_trigger.arguments::text[]) WITH ORDINALITY a (argument, n)));
  END LOOP;
END
$$;

-- One number is not a citizen id and another's document: also where two sessions write one each at once.

CREATE OR REPLACE FUNCTION ybss_registry.hold_numbers() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- Before the rule looks: persons go beside one another, a document that is numbered as a citizen id waits for them, and they for it.
  PERFORM ybss.wait_for_lock('ybss_registry.document', 0, TG_TABLE_NAME = 'document');
  RETURN CASE WHEN TG_LEVEL = 'ROW' THEN NEW END;
END
$$;
COMMENT ON FUNCTION ybss_registry.hold_numbers() IS
'Lets who writes a document that is numbered as a citizen id wait for those who write persons, and the other way round, until the transaction ends: rule number_of_one_person then sees what the other wrote. Raises YBJ04 when it waited too long. Volatile: trigger, takes a lock. Security definer: locks are the owner''s. / 公民身份号码与他人证件号码的并发登记相互等待。';
CREATE OR REPLACE TRIGGER a_hold_numbers BEFORE INSERT OR UPDATE OF citizen_id ON ybss_registry.person
FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.hold_numbers();
CREATE OR REPLACE TRIGGER a_hold_numbers BEFORE INSERT OR UPDATE OF number, person_id ON ybss_registry.document
FOR EACH ROW WHEN (ybss.try_citizen_id(NEW.number) IS NOT NULL) EXECUTE FUNCTION ybss_registry.hold_numbers();
REVOKE ALL ON FUNCTION ybss_registry.hold_numbers() FROM PUBLIC;

-- When a unit's main premises are looked at: at the end of the transaction.

CREATE CONSTRAINT TRIGGER keep_premises AFTER INSERT OR UPDATE OF address_id, closed_on ON ybss_registry.unit
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ybss_registry.keep_premises();

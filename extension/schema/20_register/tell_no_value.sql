-- Every session hears of a word of the district's.

-- Every road counts: replicated and restored rows too, hence ALWAYS and per row.
CREATE OR REPLACE TRIGGER tell_changed AFTER INSERT OR UPDATE OR DELETE ON ybss_registry.no_value
FOR EACH ROW EXECUTE FUNCTION ybss.no_values_changed();
CREATE OR REPLACE TRIGGER tell_emptied AFTER TRUNCATE ON ybss_registry.no_value
FOR EACH STATEMENT EXECUTE FUNCTION ybss.no_values_changed();
ALTER TABLE ybss_registry.no_value ENABLE ALWAYS TRIGGER tell_changed, ENABLE ALWAYS TRIGGER tell_emptied;

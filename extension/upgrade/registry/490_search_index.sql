-- Persons and units are found by what somebody has in hand.
-- What somebody has in hand finds its person; its operator is leakproof, so row security leaves it usable. Without a
-- pending list: a search never reads what the last lists left in it. Without statistics: its operator asks for none.
CREATE INDEX person_search ON ybss_registry.person USING gin ((ybss.person_keys(name, birth_date, phone)) ybss.search_key_ops) WITH (fastupdate = off);
ALTER INDEX ybss_registry.person_search ALTER COLUMN 1 SET STATISTICS 0;
COMMENT ON INDEX ybss_registry.person_search IS
'Finds a person by what is known of it. / 按线索查找人员。';
-- What somebody has in hand finds its unit; its operator is leakproof, so row security leaves it usable. Without a
-- pending list: a search never reads what the last lists left in it. Without statistics: its operator asks for none.
CREATE INDEX unit_search ON ybss_registry.unit USING gin ((ybss.unit_keys(name, representative, phone)) ybss.search_key_ops) WITH (fastupdate = off);
ALTER INDEX ybss_registry.unit_search ALTER COLUMN 1 SET STATISTICS 0;
COMMENT ON INDEX ybss_registry.unit_search IS
'Finds a unit by what is known of it. / 按线索查找单位。';

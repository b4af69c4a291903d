-- Persons and houses are renewed once by a list, with their items: room for it is left beside them,
-- so that no index is written anew.
ALTER TABLE ybss_registry.person SET (fillfactor = 75);
ALTER TABLE ybss_registry.house SET (fillfactor = 70);
DROP FUNCTION ybss_registry.fill_persons(bigint);

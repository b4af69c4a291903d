-- Addresses below divisions that an upgrade ended (250) are renewed by job refile.
ALTER TABLE ybss_registry.division NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.grid NO FORCE ROW LEVEL SECURITY;
INSERT INTO ybss_registry.division_renewal (district, grid, not_before)
SELECT g.district, g.code, current_date FROM ybss_registry.grid g
WHERE g.level = 1 AND EXISTS (SELECT FROM ybss_registry.division d WHERE d.successor IS NOT NULL AND d.valid_to <= current_date);
ALTER TABLE ybss_registry.division FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.grid FORCE ROW LEVEL SECURITY;

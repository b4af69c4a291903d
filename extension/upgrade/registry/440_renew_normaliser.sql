-- Addresses that version 3 of the normaliser wrote are renewed by job refile.
ALTER TABLE ybss_registry.grid NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.division_renewal NO FORCE ROW LEVEL SECURITY;
INSERT INTO ybss_registry.division_renewal (district, grid, not_before)
SELECT g.district, g.code, ybss.today() FROM ybss_registry.grid g
WHERE g.level = 1 AND NOT EXISTS (SELECT FROM ybss_registry.division_renewal r
  WHERE r.district = g.district AND r.finished_at IS NULL AND r.last_address IS NULL AND r.not_before <= ybss.today());
ALTER TABLE ybss_registry.division_renewal FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.grid FORCE ROW LEVEL SECURITY;

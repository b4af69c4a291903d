-- One road for every link out of lists, one way of placing, one of matching: what went
-- before is gone. A file that nobody has read yet is new, as its lines are.
DROP FUNCTION IF EXISTS
  ybss_registry.gather_stays(bigint[]), ybss_registry.link_persons(bigint[]), ybss_registry.link_residences(bigint),
  ybss_registry.link_tenants(bigint[]), ybss_registry.gather_members(bigint[]), ybss_registry.settle_heads(),
  ybss_registry.link_members(bigint[]), ybss_registry.gather_owners(bigint[]), ybss_registry.link_houses(bigint[]),
  ybss_registry.link_owners(bigint), ybss_registry.link_employers(bigint[]), ybss_registry.link_file_employers(bigint),
  ybss_registry.link_employees(bigint[]), ybss_registry.gather_premises(bigint[]), ybss_registry.link_units(bigint[]),
  ybss_registry.link_premises(bigint), ybss_registry.begin_sets(), ybss_registry.match_file_persons(bigint, real, real),
  ybss_registry.place_by_keys(text), ybss_registry.place_by_lineage(boolean), ybss_registry.said_items(bigint, text);
ALTER TABLE ybss_registry.intake_file DROP CONSTRAINT intake_file_step_check;
-- A step acts as the owner, who sees no row; nobody else is let in meanwhile.
ALTER TABLE ybss_registry.intake_file NO FORCE ROW LEVEL SECURITY;
UPDATE ybss_registry.intake_file SET step = 'new' WHERE step = 'taken';
ALTER TABLE ybss_registry.intake_file FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.intake_file ALTER COLUMN step SET DEFAULT 'new',
  ADD CONSTRAINT intake_file_step_check CHECK (step IN ('new', 'read', 'placed', 'housed', 'matched', 'linked'));

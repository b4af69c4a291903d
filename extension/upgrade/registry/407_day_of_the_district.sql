-- Days are the district's, whatever time zone a session has.
ALTER TABLE ybss_registry.saved_entry ALTER saved_on SET DEFAULT ybss.today();
ALTER TABLE ybss_registry.grid_lineage ALTER changed_on SET DEFAULT ybss.today();
ALTER TABLE ybss_registry.acceptance ALTER requested_on SET DEFAULT ybss.today();
ALTER TABLE ybss_registry.address_lineage ALTER changed_on SET DEFAULT ybss.today();

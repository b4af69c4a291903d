-- What the look-up keys of the address book belong to.
-- Made when all tables stand, and maybe are distributed over servers.

ALTER TABLE ybss_registry.address_lookup
  ADD CONSTRAINT address_lookup_district_address_id_fkey
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id) ON DELETE CASCADE;

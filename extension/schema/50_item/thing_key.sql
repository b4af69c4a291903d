-- What things stand on.
-- Made when all tables stand, and maybe are distributed over servers.

ALTER TABLE ybss_registry.thing
  ADD CONSTRAINT thing_has_an_address
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id),
  ADD CONSTRAINT thing_stands_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable) REFERENCES ybss_registry.address (district, address_id, habitable);

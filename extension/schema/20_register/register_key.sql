-- What registers stand on: the foreign keys between tables of the registers.
-- Made when all tables stand, and maybe are distributed over servers.

ALTER TABLE ybss_registry.street
  ADD CONSTRAINT street_lies_in_the_tree
    FOREIGN KEY (district, grid) REFERENCES ybss_registry.grid (district, code),
  ADD CONSTRAINT street_successor
    FOREIGN KEY (district, successor_id) REFERENCES ybss_registry.street (district, street_id);
ALTER TABLE ybss_registry.street_name
  ADD CONSTRAINT former_name_has_a_street
    FOREIGN KEY (district, street_id) REFERENCES ybss_registry.street (district, street_id);
ALTER TABLE ybss_registry.street_step
  ADD CONSTRAINT street_step_district_street_id_fkey
    FOREIGN KEY (district, street_id) REFERENCES ybss_registry.street (district, street_id);
ALTER TABLE ybss_registry.plate_rule
  ADD CONSTRAINT plate_rule_has_a_street
    FOREIGN KEY (district, street_id) REFERENCES ybss_registry.street (district, street_id);
ALTER TABLE ybss_registry.address
  ADD CONSTRAINT address_district_grid_fkey
    FOREIGN KEY (district, grid) REFERENCES ybss_registry.grid (district, code),
  ADD CONSTRAINT address_has_its_parent
    FOREIGN KEY (district, parent_id) REFERENCES ybss_registry.address (district, address_id) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT address_lies_on_confirmed_one
    FOREIGN KEY (district, parent_id, under_habitable) REFERENCES ybss_registry.address (district, address_id, habitable) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ybss_registry.address_step
  ADD CONSTRAINT step_has_an_address
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id) ON DELETE CASCADE;
ALTER TABLE ybss_registry.address_lineage
  ADD CONSTRAINT lineage_has_an_address
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id),
  ADD CONSTRAINT lineage_has_a_successor
    FOREIGN KEY (district, successor_id) REFERENCES ybss_registry.address (district, address_id);
ALTER TABLE ybss_registry.building
  ADD CONSTRAINT building_has_an_address
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id),
  ADD CONSTRAINT building_stands_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable) REFERENCES ybss_registry.address (district, address_id, habitable);
ALTER TABLE ybss_registry.house
  ADD CONSTRAINT house_has_an_address
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id),
  ADD CONSTRAINT house_stands_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable) REFERENCES ybss_registry.address (district, address_id, habitable),
  ADD CONSTRAINT house_has_its_building
    FOREIGN KEY (district, building_id) REFERENCES ybss_registry.building (district, building_id);
ALTER TABLE ybss_registry.building_layout
  ADD CONSTRAINT layout_has_a_building
    FOREIGN KEY (district, building_id) REFERENCES ybss_registry.building (district, building_id);
ALTER TABLE ybss_registry.entrance
  ADD CONSTRAINT entrance_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable) REFERENCES ybss_registry.address (district, address_id, habitable);
ALTER TABLE ybss_registry.acceptance
  ADD CONSTRAINT acceptance_of_confirmed_address
    FOREIGN KEY (district, address_id, habitable) REFERENCES ybss_registry.address (district, address_id, habitable);
ALTER TABLE ybss_registry.unit
  ADD CONSTRAINT unit_has_premises
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id) DEFERRABLE,
  ADD CONSTRAINT unit_has_premises_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable) REFERENCES ybss_registry.address (district, address_id, habitable) DEFERRABLE,
  ADD CONSTRAINT unit_has_known_representative
    FOREIGN KEY (district, representative_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE;

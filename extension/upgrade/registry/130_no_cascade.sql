-- No key that holds a district is updated by cascade; what it did stands in A_follow_code.
ALTER TABLE ybss_registry.address DROP CONSTRAINT address_district_grid_fkey,
  ADD FOREIGN KEY (district, grid) REFERENCES ybss_registry.grid (district, code);
ALTER TABLE ybss_registry.street DROP CONSTRAINT street_lies_in_the_tree,
  ADD CONSTRAINT street_lies_in_the_tree FOREIGN KEY (district, grid) REFERENCES ybss_registry.grid (district, code);

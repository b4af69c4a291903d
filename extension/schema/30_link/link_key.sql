-- What links tie together: the foreign keys of links.
-- Made when all tables stand, and maybe are distributed over servers.

ALTER TABLE ybss_registry.document
  ADD CONSTRAINT document_of_known_person
    FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE;
ALTER TABLE ybss_registry.residence
  ADD CONSTRAINT residence_of_known_person
    FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE,
  ADD CONSTRAINT residence_in_known_house
    FOREIGN KEY (district, house_id) REFERENCES ybss_registry.house (district, house_id) DEFERRABLE,
  ADD CONSTRAINT residence_in_standing_house
    FOREIGN KEY (district, house_id, habitable) REFERENCES ybss_registry.house (district, house_id, habitable) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ybss_registry.departure
  ADD CONSTRAINT departure_of_known_person
    FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE;
ALTER TABLE ybss_registry.ownership
  ADD CONSTRAINT ownership_of_known_house
    FOREIGN KEY (district, house_id) REFERENCES ybss_registry.house (district, house_id) DEFERRABLE,
  ADD CONSTRAINT ownership_by_known_person
    FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE,
  ADD CONSTRAINT ownership_by_known_unit
    FOREIGN KEY (district, unit_id) REFERENCES ybss_registry.unit (district, unit_id) DEFERRABLE;
ALTER TABLE ybss_registry.tenancy
  ADD CONSTRAINT tenancy_of_known_house
    FOREIGN KEY (district, house_id) REFERENCES ybss_registry.house (district, house_id) DEFERRABLE,
  ADD CONSTRAINT tenancy_of_standing_house
    FOREIGN KEY (district, house_id, habitable) REFERENCES ybss_registry.house (district, house_id, habitable) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT tenancy_by_known_person
    FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE,
  ADD CONSTRAINT tenancy_by_known_unit
    FOREIGN KEY (district, unit_id) REFERENCES ybss_registry.unit (district, unit_id) DEFERRABLE;
ALTER TABLE ybss_registry.household
  ADD CONSTRAINT household_at_known_address
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id) DEFERRABLE;
ALTER TABLE ybss_registry.household_member
  ADD CONSTRAINT member_of_known_household
    FOREIGN KEY (district, household_id) REFERENCES ybss_registry.household (district, household_id) DEFERRABLE,
  ADD CONSTRAINT member_is_known_person
    FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE;
ALTER TABLE ybss_registry.guardianship
  ADD CONSTRAINT guardianship_of_known_person
    FOREIGN KEY (district, ward_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE,
  ADD CONSTRAINT guardianship_by_known_person
    FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE,
  ADD CONSTRAINT guardianship_by_known_unit
    FOREIGN KEY (district, unit_id) REFERENCES ybss_registry.unit (district, unit_id) DEFERRABLE;
ALTER TABLE ybss_registry.premises
  ADD CONSTRAINT premises_of_known_unit
    FOREIGN KEY (district, unit_id) REFERENCES ybss_registry.unit (district, unit_id) DEFERRABLE,
  ADD CONSTRAINT premises_at_known_address
    FOREIGN KEY (district, address_id) REFERENCES ybss_registry.address (district, address_id) DEFERRABLE,
  ADD CONSTRAINT premises_on_confirmed_address
    FOREIGN KEY (district, address_id, habitable) REFERENCES ybss_registry.address (district, address_id, habitable) DEFERRABLE;
ALTER TABLE ybss_registry.employment
  ADD CONSTRAINT employment_by_known_unit
    FOREIGN KEY (district, unit_id) REFERENCES ybss_registry.unit (district, unit_id) DEFERRABLE,
  ADD CONSTRAINT employment_of_known_person
    FOREIGN KEY (district, person_id) REFERENCES ybss_registry.person (district, person_id) DEFERRABLE;

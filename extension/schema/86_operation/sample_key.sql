-- What an item of a sample belongs to.
-- Made when all tables stand, and maybe are distributed over servers.

ALTER TABLE ybss_registry.verification_item
  ADD CONSTRAINT verification_item_district_verification_id_record_id_fkey
    FOREIGN KEY (district, verification_id, record_id) REFERENCES ybss_registry.verification_record (district, verification_id, record_id) ON DELETE CASCADE;

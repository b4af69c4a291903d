-- Whether any house has ended, and which at an address, is asked of few rows.
CREATE INDEX IF NOT EXISTS house_ended ON ybss_registry.house (district, address_id) WHERE ended_on IS NOT NULL;

-- A single address looks for no building of others.
DROP FUNCTION IF EXISTS ybss_registry.register_buildings();

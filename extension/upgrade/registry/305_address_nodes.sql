-- Addresses are made from the top down, each below its parent at once.
DROP FUNCTION IF EXISTS ybss_registry.add_parents(text);

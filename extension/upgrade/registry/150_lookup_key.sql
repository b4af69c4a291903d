-- The look-up keys of an address are made in C, by the extension.
DROP FUNCTION IF EXISTS ybss_registry.lookup_keys(ybss.address);

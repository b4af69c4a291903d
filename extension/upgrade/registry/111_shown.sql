-- What is shown of an item is decided in one place, ybss_registry.mask_of.
DROP FUNCTION IF EXISTS ybss_registry.mask_level(text, text, int), ybss_registry.masked_value(text, text, text);

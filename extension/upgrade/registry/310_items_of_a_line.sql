-- A line's items are read all at once, not a row for each.
DROP FUNCTION IF EXISTS ybss_registry.said_items(bigint, text);

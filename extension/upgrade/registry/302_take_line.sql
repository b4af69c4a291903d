-- A single line waits for nobody but its own record: links are settled alone or not.
DROP FUNCTION IF EXISTS ybss_registry.settle_lines(bigint, text);

-- By the day on which a score falls nothing is looked up: an index that only cost.
DROP INDEX IF EXISTS ybss_registry.quality_falls;

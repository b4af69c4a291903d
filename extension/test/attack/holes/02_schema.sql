-- kind 2: a schema of the registry that anybody fills
-- found by: harness, audit, check
GRANT CREATE ON SCHEMA ybss, ybss_registry TO PUBLIC;

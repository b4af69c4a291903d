-- kind 11: a value of the past was rewritten behind every trigger
-- found by: check
SET session_replication_role = replica;
UPDATE ybss_registry.history SET old = jsonb_set(old, '{name}', '"伪造"') WHERE kind = 'person';
RESET session_replication_role;

-- kind 11: what names who decides was taken away, and what tells sessions of grants
-- found by: check
DROP TRIGGER name_decider ON ybss_registry.review;
DROP TRIGGER tell_changed ON ybss_registry.scope_grant;

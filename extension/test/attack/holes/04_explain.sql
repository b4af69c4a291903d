-- kind 4: plans are shown to whom row security binds, and ranges of numbers reach hidden rows
-- found by: harness, audit
-- only: ybss_registry.person
UPDATE ybss_registry.member SET may_explain = true;
ALTER FUNCTION ybss.citizen_id_lt(ybss.citizen_id, ybss.citizen_id) LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_ge(ybss.citizen_id, ybss.citizen_id) LEAKPROOF;

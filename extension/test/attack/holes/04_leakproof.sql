-- kind 4: an ordering operator of numbers that may run before row security
-- found by: audit
ALTER FUNCTION ybss.citizen_id_lt(ybss.citizen_id, ybss.citizen_id) LEAKPROOF;
ALTER FUNCTION ybss.citizen_id_ge(ybss.citizen_id, ybss.citizen_id) LEAKPROOF;

-- kind 2: what a same-named function or operator of somebody else could take over
-- found by: audit
ALTER FUNCTION ybss.whoami() SET search_path = public, ybss;

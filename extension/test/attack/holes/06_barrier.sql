-- kind 6: a view of people that lets a function look at hidden rows first
-- found by: audit, check
ALTER VIEW ybss.person RESET (security_barrier);

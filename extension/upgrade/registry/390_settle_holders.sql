-- Whom a link is renewed of stands in a work table that the planner knows, not in an array.
DROP FUNCTION IF EXISTS ybss_registry.follow_link(text, bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.holders_of_file(text, bigint);
DROP FUNCTION IF EXISTS ybss_registry.apply_runs(text, bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.said_residences(bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.runs_of_tenancies(bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.sharing_household(bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.said_members(bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.said_employers(bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.said_owners(bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.end_entered_owners(bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.said_premises(bigint[]);
DROP FUNCTION IF EXISTS ybss_registry.end_entered_premises(bigint[]);

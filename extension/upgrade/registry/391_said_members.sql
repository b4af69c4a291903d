-- What is said of members is asked of those whom a list names, and again of those who share a household.
DROP FUNCTION IF EXISTS ybss_registry.said_members();

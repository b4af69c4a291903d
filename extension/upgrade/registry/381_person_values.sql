-- What a line says of a person is a query that the planner puts into its statements: its result is another.
DROP FUNCTION ybss_registry.person_values(jsonb);

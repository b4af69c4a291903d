-- kind 3: a view that shows more of a number than its mask
-- found by: harness
-- only: ybss.number_list
CREATE VIEW ybss.number_list WITH (security_barrier) AS SELECT person_id, grid, citizen_id::text AS citizen_id, phone::text AS phone FROM ybss_registry.person;
ALTER VIEW ybss.number_list OWNER TO ybss_owner;
COMMENT ON VIEW ybss.number_list IS 'A stand-in. / 漏洞。';
GRANT SELECT ON ybss.number_list TO ybss_reader;

-- What is registered and is not actual: work for the office.

CREATE OR REPLACE VIEW ybss.unit_not_actual WITH (security_barrier) AS
SELECT u.unit_id, u.grid, u.name, a.address::text AS address, v.reason, v.chinese, u.founded_on, u.grid::text AS grid_text
FROM ybss_registry.unit u
JOIN ybss_registry.address a ON a.district = u.district AND a.address_id = u.address_id
CROSS JOIN LATERAL (VALUES
  ('no operation', '没有在用的经营场所', NOT EXISTS (SELECT FROM ybss_registry.premises p
    WHERE p.district = u.district AND p.unit_id = u.unit_id AND p.valid @> ybss.today()) OR a.state = 'suspended'),
  ('nobody employed', '没有从业人员', NOT EXISTS (SELECT FROM ybss_registry.employment e
    WHERE e.district = u.district AND e.unit_id = u.unit_id AND e.valid @> ybss.today())
    AND NOT coalesce(ybss.shown('unit', 'employees', u.items->>'employees') ~ '^[1-9][0-9]*$', false))) v (reason, chinese, broken)
WHERE u.closed_on IS NULL AND v.broken;
COMMENT ON VIEW ybss.unit_not_actual IS
'Open units that are registered and not actual (实有): without premises in use today, or with nobody employed, neither as a person of the register nor by the number that the unit states. To be visited; nothing is deleted. / 非实有单位：无在用经营场所或无从业人员，待核查，不删除。';

GRANT SELECT ON ybss.unit_not_actual TO ybss_reader, ybss_operator;

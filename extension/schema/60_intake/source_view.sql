-- The lists that offices send, as people see them.

CREATE OR REPLACE VIEW ybss.source WITH (security_barrier) AS
SELECT source, office, record_kind, grid, trust, encoding,
  grid::text AS grid_text, delivery, left_out, sheet
FROM ybss_registry.source;
COMMENT ON VIEW ybss.source IS 'The lists that offices send. / 数据来源。';
GRANT SELECT ON ybss.source TO ybss_operator, ybss_reader;

-- What waits for a person's decision.

CREATE OR REPLACE VIEW ybss.review_queue WITH (security_barrier) AS
SELECT r.review_id, r.grid, f.source, f.name AS file, r.line, r.field, coalesce(c.header, r.field) AS header,
  coalesce(r.field_number, CASE WHEN c.header IS NOT NULL THEN array_position(f.header, c.header) END) AS field_number, r.byte_number,
  r.reason, w.english, w.chinese, w.remedy, r.blocking,
  -- Whom it may be, not how well what the line says fits them; nobody of elsewhere, whom a guessed number would find.
  (SELECT jsonb_agg(CASE jsonb_typeof(c.value) WHEN 'object' THEN c.value - 'weight' ELSE c.value END ORDER BY c.n)
   FROM jsonb_array_elements(r.candidates) WITH ORDINALITY c(value, n)
   WHERE NOT coalesce(c.value ? 'person_id', false) OR EXISTS (SELECT FROM ybss_registry.person p
     WHERE p.district = r.district AND p.person_id = (c.value->>'person_id')::bigint)) AS candidates,
  ybss_registry.shown_fields(l.fields) AS fields, l.address::text AS address, r.raised_at,
  r.grid::text AS grid_text
FROM ybss_registry.review r
JOIN ybss_registry.intake_file f USING (file_id)
JOIN ybss_registry.review_reason w USING (reason)
LEFT JOIN ybss_registry.intake_line l
  ON l.received_at = r.received_at AND l.file_id = r.file_id AND l.line = r.line
-- The column as the office calls it, where its list has one for the field.
LEFT JOIN LATERAL (SELECT s.header FROM ybss_registry.source_column s
  WHERE s.source = f.source AND s.field = r.field
  ORDER BY array_position(f.header, s.header), s.header LIMIT 1) c ON true
WHERE r.decision IS NULL;
COMMENT ON VIEW ybss.review_queue IS
'What waits for a person: file, line, column (field, the office''s header, its number from 1, the byte from 1), reason and remedy, candidates, and what the line says, masked; ybss.reveal_line shows it as it came. ybss.decide settles it. / 人工核查队列（脱敏）。';
GRANT SELECT ON ybss.review_queue TO ybss_operator;

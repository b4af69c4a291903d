-- What waits for a person's decision.

-- No barrier, unlike the other views: with one, an ordered page would make every row of the
-- queue first. Row security stands on each table below it, and what a column shows is masked
-- before anybody's function sees it.
CREATE OR REPLACE VIEW ybss.review_queue WITH (security_barrier = false) AS
SELECT r.review_id, r.grid, f.source, f.name AS file, r.line, r.field,
  -- The column as the office calls it, where its list has one for the field.
  coalesce((SELECT s.header FROM ybss_registry.source_column s WHERE s.source = f.source AND s.field = r.field
    ORDER BY array_position(f.header, s.header), s.header LIMIT 1), r.field) AS header,
  coalesce(r.field_number, (SELECT array_position(f.header, s.header) FROM ybss_registry.source_column s WHERE s.source = f.source AND s.field = r.field
    ORDER BY array_position(f.header, s.header), s.header LIMIT 1)) AS field_number, r.byte_number,
  r.reason, w.english, w.chinese, w.remedy, r.blocking,
  -- Whom it may be, not how well what the line says fits them; nobody of elsewhere, whom a guessed number would find.
  (SELECT jsonb_agg(CASE jsonb_typeof(c.value) WHEN 'object' THEN c.value - 'weight' ELSE c.value END ORDER BY c.n)
   FROM jsonb_array_elements(r.candidates) WITH ORDINALITY c(value, n)
   WHERE NOT coalesce(c.value ? 'person_id', false) OR EXISTS (SELECT FROM ybss_registry.person p
     WHERE p.district = r.district AND p.person_id = (c.value->>'person_id')::bigint)) AS candidates,
  (SELECT ybss_registry.shown_fields(l.fields) FROM ybss_registry.intake_line l
   WHERE l.received_at = r.received_at AND l.file_id = r.file_id AND l.line = r.line) AS fields,
  (SELECT ybss_registry.written_address(l.address, l.fields)::text FROM ybss_registry.intake_line l
   WHERE l.received_at = r.received_at AND l.file_id = r.file_id AND l.line = r.line) AS address, r.raised_at,
  r.grid::text AS grid_text, r.file_id,
  coalesce((SELECT ybss_registry.decisions_for(r.reason, r.blocking, r.field, s.record_kind, l.state, l.fields IS NOT NULL)
    FROM ybss_registry.intake_line l JOIN ybss_registry.source s ON s.source = f.source
    WHERE l.received_at = r.received_at AND l.file_id = r.file_id AND l.line = r.line), '{accept}') AS decisions,
  r.note,
  -- Why a reading is doubtful, and how else the text may be read; a line that was placed is read well enough.
  CASE WHEN r.field = 'address' THEN (SELECT ybss_registry.written_readings(l.fields) FROM ybss_registry.intake_line l
    WHERE l.received_at = r.received_at AND l.file_id = r.file_id AND l.line = r.line AND l.address_id IS NULL) END AS readings
FROM ybss_registry.review r
JOIN ybss_registry.intake_file f USING (file_id)
JOIN ybss_registry.review_reason w USING (reason)
WHERE r.decision IS NULL;
COMMENT ON VIEW ybss.review_queue IS
'What waits for a person: file, line, column (field, the office''s header, its number from 1, the byte from 1), reason and remedy, candidates, what the line says, masked, which decisions settle it, and in note what the step that asks says more of it (lines, sheets, a step and its SQLSTATE; no value of a line), and in readings, where the address is doubtful, how it was read and why that is doubtful, and how else it may be read; ybss.reveal_line shows it as it came. ybss.decide settles one, ybss.decide_all all of a kind. A first page comes by index: within a file by line, of a reason by file and line, of all by raised_at. / 人工核查队列（脱敏）。';
GRANT SELECT ON ybss.review_queue TO ybss_operator;

CREATE OR REPLACE VIEW ybss.review_summary WITH (security_barrier) AS
SELECT q.reason, w.english, w.chinese, w.remedy, f.source, s.office, q.blocking, sum(q.reviews)::bigint AS reviews,
  min(q.oldest) AS oldest, max(q.newest) AS newest
-- Counted before anything is joined: a list may have some 100,000.
FROM (SELECT r.file_id, r.reason, r.blocking, count(*) AS reviews, min(r.raised_at) AS oldest, max(r.raised_at) AS newest
  FROM ybss_registry.review r WHERE r.decision IS NULL GROUP BY r.file_id, r.reason, r.blocking) q
JOIN ybss_registry.intake_file f USING (file_id)
JOIN ybss_registry.source s USING (source)
JOIN ybss_registry.review_reason w USING (reason)
GROUP BY q.reason, w.english, w.chinese, w.remedy, f.source, s.office, q.blocking;
COMMENT ON VIEW ybss.review_summary IS
'How many reviews wait, by reason and source, whether their lines wait with them, and since when: the start page of whoever works the queue. / 待核查事项统计（按原因和来源）。';
GRANT SELECT ON ybss.review_summary TO ybss_operator;

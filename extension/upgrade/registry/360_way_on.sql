-- A line in review waits for an open review: lines that a decision left without one get it back.
ALTER TABLE ybss_registry.intake_line NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.review NO FORCE ROW LEVEL SECURITY;
INSERT INTO ybss_registry.review (district, grid, received_at, file_id, line, reason)
SELECT l.district, l.grid, l.received_at, l.file_id, l.line, 'left_open' FROM ybss_registry.intake_line l
WHERE l.state = 'review' AND NOT EXISTS (SELECT FROM ybss_registry.review r
  WHERE r.file_id = l.file_id AND r.line = l.line AND r.decision IS NULL AND r.blocking);
ALTER TABLE ybss_registry.intake_line FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.review FORCE ROW LEVEL SECURITY;
-- A line goes on by itself (resume_lines); what becomes of a decision is done for sets (carry_out).
DROP FUNCTION IF EXISTS ybss_registry.decide_person(ybss_registry.review, text, bigint);
DROP FUNCTION IF EXISTS ybss_registry.resume_line(bigint, int);
-- A page of the queue comes by index: of a reason, or by when it was raised.
CREATE INDEX review_open_reason ON ybss_registry.review (reason, file_id, line) WHERE decision IS NULL;
CREATE INDEX review_open_raised ON ybss_registry.review (raised_at, file_id, line) WHERE decision IS NULL;

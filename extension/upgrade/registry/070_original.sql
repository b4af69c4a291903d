-- Reviews keep their history, door codes say who revoked them and why, and the
-- queue shows lines masked.
ALTER TABLE ybss_registry.review
  ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN change_id bigint,
  DROP CONSTRAINT review_pkey,
  ADD PRIMARY KEY (district, review_id);
DROP TRIGGER give_id ON ybss_registry.review;
-- What stands is known from this change on; history begins with the replay parts.
-- A step acts as the owner, who sees no row; nobody else is let in meanwhile.
ALTER TABLE ybss_registry.review NO FORCE ROW LEVEL SECURITY;
WITH one AS MATERIALIZED (SELECT nextval('ybss_registry.change_number') AS change_id), written AS (
  INSERT INTO ybss_registry.change (district, change_id, at, role_name, purpose)
  SELECT DISTINCT r.district, one.change_id, now(), session_user, 'upgrade: reviews come under history / 升级：核查事项留存历史'
  FROM ybss_registry.review r CROSS JOIN one)
UPDATE ybss_registry.review SET change_id = one.change_id FROM one;
ALTER TABLE ybss_registry.review FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.qr_code ADD COLUMN issued_by text, ADD COLUMN revoked_by text,
  ADD COLUMN revoked_for text CHECK (char_length(revoked_for) BETWEEN 2 AND 200);
DROP VIEW ybss.review_queue;

-- What a shown code is worth: a verdict for every text, never an error.
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/access_setup.psql
\set VERBOSITY terse
-- also as the first text that a session shows
SELECT * FROM ybss.qr_verify('junk');
\c -
\set VERBOSITY terse
SELECT * FROM ybss.qr_verify(NULL);
INSERT INTO ybss_registry.signing_key (use, key_id, secret, retired_at) OVERRIDING SYSTEM VALUE VALUES ('code', 60001, sha256('sealed'), NULL), ('code', 60002, sha256('retired'), now()), ('ticket', 60003, sha256('sealed'), NULL);
INSERT INTO ybss_registry.qr_code (district, code_id, grid, kind, record_id, key_id, issued_at, expires_at, revoked_at)
SELECT 520399, v.id, v.grid::ybss.grid_code, 'house', 7200 + v.id, v.key, '2026-01-01', v.expires::timestamptz, v.revoked::timestamptz
FROM (VALUES (91, '520399001001001', 60001, '2050-01-01', NULL), (92, '520399002001001', 60001, '2050-01-01', NULL), (93, '520399001001001', 60001, '2050-01-01', '2026-02-01'),
  (94, '520399001001001', 60001, '2026-02-01', NULL), (95, '520399001001001', 60002, '2050-01-01', NULL)) v(id, grid, key, expires, revoked);
CREATE TABLE public.shown AS
SELECT c.code_id - 90 AS n, ybss.qr_seal('house', c.key_id, c.code_id, c.expires_at, c.district, k.secret) AS payload
FROM ybss_registry.qr_code c JOIN ybss_registry.signing_key k ON k.use = c.key_use AND k.key_id = c.key_id WHERE c.district = 520399 AND c.code_id BETWEEN 91 AND 95;
INSERT INTO public.shown
SELECT 10 + o.n, o.payload FROM public.shown s CROSS JOIN LATERAL (VALUES
  -- sealed by another secret, by a key that signs tickets alone, altered in code, kind and seal, cut, longer
  (1, ybss.qr_seal('house', 60001, 91, '2050-01-01', 520399, sha256('another'))), (2, ybss.qr_seal('house', 60003, 91, '2050-01-01', 520399, sha256('sealed'))),
  (3, overlay(s.payload placing '7777' from 40)), (4, overlay(s.payload placing '9' from 30)), (5, overlay(s.payload placing '00' from length(s.payload) - 1)), (6, left(s.payload, -1)), (7, s.payload || '0'),
  (12, repeat('0', 68)), (13, repeat('9', 68)), (14, translate(s.payload, '0123456789', '０１２３４５６７８９')),
  (15, 'junk'), (16, ''), (17, '　'), (18, NULL), (19, repeat('x', 100000)), (20, '52039919620315011X'), (21, E'\u200b'), (22, 'https://door.ybss.example/q/')) o(n, payload) WHERE s.n = 1;
GRANT SELECT ON public.shown TO PUBLIC;
SET ROLE regress_worker;
SELECT s.n, v.verdict, v.kind, v.record_id, v.grid FROM public.shown s, ybss.qr_verify(s.payload) v WHERE s.n < 10 ORDER BY 1;
-- one row for each of the others, and nothing in it
SELECT count(*) AS shown, count(v.verdict) AS answered, array_agg(DISTINCT v.verdict) AS verdicts, count(v.kind) + count(v.record_id) + count(v.grid) + count(v.expires_at) AS told
FROM public.shown s, ybss.qr_verify(s.payload) v WHERE s.n > 10;
-- the digits alone are the code, whatever stands before them
SELECT array_agg(v.verdict) FROM public.shown s CROSS JOIN LATERAL (VALUES (upper(s.payload)), (right(s.payload, 68)), ('　' || s.payload)) o(payload), ybss.qr_verify(o.payload) v WHERE s.n = 1;
-- who sees nothing learns nothing of a code's record
SET ROLE regress_stranger;
SELECT s.n, v.verdict, v.record_id FROM public.shown s, ybss.qr_verify(s.payload) v WHERE s.n < 10 ORDER BY 1;
RESET ROLE;
DROP TABLE public.shown;
DELETE FROM ybss_registry.qr_code WHERE district = 520399 AND code_id BETWEEN 91 AND 95;
DELETE FROM ybss_registry.signing_key WHERE key_id > 60000;

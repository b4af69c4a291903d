#!/bin/bash
# short: LINES_IN_REVIEW=20000
# review_queue.sh: a list whose lines are all in review (200,000, two reviews each), worked by
# a clerk under row security: a page of its queue by file, by reason, by time, the counts of
# the start page, one decision of each kind after the other, and one decision for all of a
# reason. Processor milliseconds of the clerk's backend, since others' work is on the clock.
#
# LINES_IN_REVIEW (200,000).
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster="bash extension/tools/cluster.sh"
name=bench_review
lines=${LINES_IN_REVIEW:-200000}
make --no-print-directory -s stage
trap '$cluster discard $name' EXIT
$cluster ready $name
url=$($cluster url $name ybss)
bin=$($cluster bin)
sql() { PGOPTIONS='-c client_min_messages=warning' "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 "$url" "$@"; }
row() { awk -v figure="$1" -v value="$2" -v required="$3" 'BEGIN {
	printf "%s  %s  %s  %s\n", figure, value, required == "" ? "at least 0" : "at most " required, required == "" || value <= required ? "ok" : "MISSED" }'; }

sql -o /dev/null -v lines="$lines" -v source="$PWD" << 'SQL'
SET search_path = public, ybss;
\i :source/extension/test/fixture.psql
\set ECHO none
INSERT INTO ybss.intake (source, line, fields)
SELECT 'police', n, jsonb_build_object('姓名', chr(20000 + n % 5000) || chr(21000 + n % 4999), '住址', '虾子镇米兰社区米兰路' || 3000 + n || '号') FROM generate_series(1, 1000) n;
CALL run_job('intake');
-- The same lines again, as often as it takes: what is measured is the queue, not the road to it.
SET session_replication_role = replica;
INSERT INTO ybss_registry.intake_file (source, name, digest, encoding, grid, step, lines) VALUES ('police', 'all.csv', 'x', 'UTF8', '520371', 'linked', :lines);
INSERT INTO ybss_registry.intake_line (received_at, file_id, line, district, grid, raw, fields, state, said_on, name, address)
SELECT f.received_at, f.file_id, l.line + 1000 * k, l.district, l.grid, l.raw, l.fields, l.state, l.said_on, l.name, l.address
FROM ybss_registry.intake_line l, ybss_registry.intake_file f, generate_series(0, :lines / 1000 - 1) k WHERE f.name = 'all.csv';
INSERT INTO ybss_registry.review (district, review_id, grid, received_at, file_id, line, field, reason, blocking)
SELECT r.district, ybss_registry.new_id(r.district), r.grid, f.received_at, f.file_id, r.line + 1000 * k, r.field, r.reason, r.blocking
FROM ybss_registry.review r, ybss_registry.intake_file f, generate_series(0, :lines / 1000 - 1) k WHERE f.name = 'all.csv';
-- Where a clerk may say that they live.
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520371, ybss.opaque_id(520371, 5000000 + n, 77), '520371109002001', ybss.parse('贵州省遵义市新蒲新区虾子镇米兰社区米兰路' || n || '号'), 'confirmed' FROM generate_series(1, 100) n;
RESET session_replication_role;
VACUUM ANALYZE ybss_registry.review, ybss_registry.intake_line, ybss_registry.address;
CREATE ROLE clerk IN ROLE ybss_operator;
INSERT INTO ybss_registry.member (role_name, label, office, grade) VALUES ('clerk', 'clerk', 'x', 1);
INSERT INTO ybss_registry.scope_grant (member_id, grid) SELECT member_id, '520371' FROM ybss_registry.member;
CREATE FUNCTION public.spent() RETURNS float8 LANGUAGE sql SECURITY DEFINER AS $$
  SELECT (split_part(s, ' ', 14)::int + split_part(s, ' ', 15)::int) * 10.0 FROM pg_read_file('/proc/' || pg_backend_pid() || '/stat') s $$;
CREATE FUNCTION public.page_ms(query text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  v_began float8 := public.spent();
BEGIN
  FOR i IN 1 .. 10 LOOP
    EXECUTE 'SELECT sum(length(q::text)) FROM (' || query || ') q';
  END LOOP;
  RETURN round(((public.spent() - v_began) / 10)::numeric, 1);
END $$;
CREATE FUNCTION public.decide_ms(decision text, after int) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  v_reviews bigint[] := ARRAY(SELECT q.review_id FROM (SELECT DISTINCT ON (q.line) q.line, q.review_id FROM ybss.review_queue q
    WHERE q.file = 'all.csv' AND decide_ms.decision = ANY (q.decisions) AND q.line BETWEEN after AND after + 200 ORDER BY q.line, q.blocking DESC) q ORDER BY q.line LIMIT 60);
  v_places bigint[] := ARRAY(SELECT a.address_id FROM ybss.address_book a LIMIT 60);
  v_began float8;
BEGIN
  FOR i IN 1 .. 60 LOOP
    v_began := CASE i WHEN 11 THEN public.spent() ELSE v_began END;
    PERFORM ybss.decide(v_reviews[i], decision, CASE decision WHEN 'place' THEN v_places[i] END);
  END LOOP;
  RETURN round(((public.spent() - v_began) / 50)::numeric, 1);
END $$;
SQL
file=$(sql -c "SELECT file_id FROM ybss_registry.intake_file WHERE name = 'all.csv'")
page() { row "$1: processor ms" "$(sql -c 'SET ROLE clerk' -c "SELECT public.page_ms(\$q\$$2\$q\$)")" "$3"; }
page "first 50 of a list of $lines lines" "SELECT * FROM ybss.review_queue WHERE file_id = $file ORDER BY line LIMIT 50" 100
page "first 50 of a reason" "SELECT * FROM ybss.review_queue WHERE reason = 'not_identifiable' ORDER BY file_id, line LIMIT 50" 100
page "first 50 by time" "SELECT * FROM ybss.review_queue ORDER BY raised_at, file_id, line LIMIT 50" 100
page "counts by reason and source" "SELECT * FROM ybss.review_summary" 100
after=1500
for decision in discard accept again place different; do
	row "decide: $decision, processor ms" "$(sql -c 'SET ROLE clerk' -c "SELECT public.decide_ms('$decision', $after)")" 10
	after=$((after + 300))
done
row "decide_all: discard, processor microseconds a review" "$(sql -c 'SET ROLE clerk' -c 'CREATE TEMP TABLE began AS SELECT public.spent() AS ms' \
	-c "SELECT decided FROM ybss.decide_all('not_identifiable', 'discard', file => $file)" \
	-c "SELECT round((public.spent() - ms)::numeric * 1000 / $lines) FROM began" | tail -1)" ""

#!/bin/bash
# reference_data.sh [URL]: how the names of every county since 1981 are read, how made ids of all
# regions are judged, and what one code's history costs, each against what the history file says.
#
# Prints one row a figure: figure, value, required, ok. Without a URL it starts
# a throwaway cluster of its own. The judges are those of the tests division_former and region_issued.
set -euo pipefail
cd "$(dirname "$0")/../.."
name=bench_reference
psql="$(bash extension/tools/cluster.sh bin)/psql"
if [ $# = 0 ]; then
	trap 'bash extension/tools/cluster.sh discard $name' EXIT
	bash extension/tools/cluster.sh ready $name
	url=$(bash extension/tools/cluster.sh url $name ybss)
else
	url=$1
fi
export PG_ABS_SRCDIR=$PWD

"$psql" "$url" -X -q -A -t -F ', ' -v ON_ERROR_STOP=1 <<'SQL'
SET client_min_messages = warning;
\o /dev/null
\i sql/division_former.sql
CREATE TEMP TABLE figure AS
SELECT avg((reading IN ('right', 'candidates', 'city of the name'))::int) AS right, count(*) FILTER (WHERE reading = 'elsewhere') AS elsewhere,
	count(*) FILTER (WHERE reading = 'compound') AS compound, count(*) AS names FROM judged WHERE form = 'in full';
DROP TABLE stood, judged;
\i sql/region_issued.sql
CREATE TEMP TABLE lasted AS SELECT clock_timestamp() AS began;
SELECT count(*) FROM (SELECT DISTINCT code FROM history ORDER BY code LIMIT 200) h, LATERAL (SELECT count(*) FROM ybss.division_on(h.code, '2000-01-01') OFFSET 0) d;
\o
SELECT format('%s %s %s %s %s', v.figure, v.value, CASE WHEN v.most THEN 'at most' ELSE 'at least' END, v.required,
	CASE WHEN CASE WHEN v.most THEN v.value <= v.required ELSE v.value >= v.required END THEN 'ok' ELSE 'MISSED' END)
FROM figure f, (SELECT round(avg((got = plain)::int), 4) AS share FROM judged) j,
	(SELECT round(extract(epoch FROM clock_timestamp() - began)::numeric * 1000 / 200, 2) AS ms FROM lasted) l,
	LATERAL (VALUES (1, 'counties of every year with province and city, read right', round(f.right, 4), 0.999, false),
		(2, 'of them read to another city', f.elsewhere, 0, true), (3, 'of them read as a compound', f.compound, 0, true),
		(4, 'made ids judged as the history file says', j.share, 1, false), (5, 'ms, what one code was on a day', l.ms, 20, true))
	v(n, figure, value, required, most) ORDER BY v.n;
SQL

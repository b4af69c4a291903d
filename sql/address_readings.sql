-- How else a text may be read, and what the review queue tells of a doubtful address.
SET client_min_messages = warning;
SET datestyle = 'ISO';
SET search_path = public, ybss;
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql

-- the reading that parse() gives comes first, with its doubts; then the others
SELECT given, n, address_jsonb(reading) - '{province,city,confidence,candidates}'::text[] AS elements, why
FROM unnest(ARRAY['新蒲街道梧桐路18号', '虾子镇绿洲白广东路18号', '新蒲街道新城白杨馆', '虾子镇白杨18号', '新蒲街道梧桐路18号3楼白小桐',
	'朝阳区梧桐路1号', '', '。']) given, readings(given) WITH ORDINALITY r(reading, why, n)
ORDER BY given COLLATE "C", n;
-- it is what parse() gives, and the others say how it else may be read: no row may come
SELECT given FROM unnest(ARRAY['新蒲街道梧桐路18号', '朝阳区梧桐路1号', '虾子镇白杨18号', '', repeat('北', 200), repeat('梧桐路', 60)]) given
WHERE (SELECT reading FROM readings(given) LIMIT 1) IS DISTINCT FROM parse(given)
	OR EXISTS (SELECT FROM readings(given) WITH ORDINALITY r(reading, why, n) WHERE n > 1 AND (why IS NULL OR reading = parse(given)));

-- what no standard address was found for waits in review, and the row says why it may have been read amiss, and how else
DO $$ BEGIN PERFORM load_list('police', 'list', convert_to('姓名,住址,日期
赵一,新蒲街道新城白杨馆,2020-01-01
钱二,新蒲街道梧桐路18号,2020-01-01
孙三,新蒲街道梧桐路18号3楼白小桐,2020-01-01
', 'UTF8')); END $$;
CALL run_job('intake');
SELECT line, reason, jsonb_pretty((SELECT jsonb_agg((r - 'elements') || jsonb_build_object('elements', (r->'elements') - '{province,city}'::text[])) FROM jsonb_array_elements(readings) r)) AS readings FROM review_queue WHERE field = 'address' ORDER BY line;

-- Finding under row security: an ordinary reader of one community, by the index, and nothing beyond.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
BEGIN;
INSERT INTO ybss_registry.grid (code, name) VALUES ('520399', '测试区'), ('520399001', '测试镇'), ('520399001001', '甲社区'), ('520399001002', '乙社区')
ON CONFLICT DO NOTHING;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520399, 100000 + c * 10000 + b * 1000 + f * 10 + d, ('52039900100' || c)::grid_code,
	parse(format('新蒲街道红星社区%s路18号%s%s栋1单元%s0%s室', CASE c WHEN 1 THEN '梧桐' ELSE '松柏' END, CASE c WHEN 1 THEN '梧桐里' ELSE '松柏里' END, b, f, d)),
	'confirmed'
FROM generate_series(1, 2) c, generate_series(1, 5) b, generate_series(1, 50) f, generate_series(1, 4) d;
ANALYZE ybss_registry.address;
CREATE ROLE regress_finder IN ROLE ybss_reader;
INSERT INTO ybss_registry.member (member_id, role_name, label, office) VALUES (9901, 'regress_finder', 'finder', 'x');
UPDATE ybss_registry.member SET may_explain = true WHERE member_id = 9901;
INSERT INTO ybss_registry.scope_grant (member_id, grid) VALUES (9901, '520399001001');
-- What find_address reads runs with its owner's rights and the reader's scope; so does this.
CREATE FUNCTION public.finder_plan(typed text) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, ybss, pg_temp AS $$
BEGIN
	RETURN QUERY EXECUTE format('EXPLAIN (COSTS OFF) SELECT a.address_id FROM ybss_registry.address a WHERE a.address OPERATOR(ybss.&&) %L::int[] AND a.state <> ''retired''',
		ybss.address_features(ybss.parse(typed)));
END $$;
ALTER FUNCTION public.finder_plan(text) OWNER TO ybss_owner;
GRANT EXECUTE ON FUNCTION public.finder_plan(text) TO PUBLIC;
SET LOCAL ROLE regress_finder;
SELECT bool_or(line ~ 'Bitmap Index Scan on address_feature') AS by_the_index, bool_or(line ~ 'in_scope') AS under_the_policy
FROM public.finder_plan('梧桐里3-1-501') AS line;
SELECT address_id, verdict FROM ybss.find_address('梧桐里3-1-501', 1);
SELECT address_id, verdict FROM ybss.find_address('松柏路18号松柏里3-1-501', 1);
SELECT count(*) AS offered, bool_and(address_id BETWEEN 110000 AND 119999) AS all_in_scope FROM ybss.find_address('里3栋1单元5', 5);
SELECT count(*) AS offered, bool_and(address_id BETWEEN 110000 AND 119999) AS all_in_scope FROM ybss.find_address('梧桐里3栋1单元5', 5);
ROLLBACK;

-- Addresses follow a change of divisions, and go back when it is withdrawn: by the job that refiles.
SET client_min_messages = warning;
\set SHOW_CONTEXT never
SET search_path = ybss_registry, ybss, public, pg_catalog;
INSERT INTO grid (code, name, division) VALUES ('520399', '测试区', '520422'), ('520399101', '马官镇', '520422101'), ('520399101001', '余官社区', '520422101236'), ('520399101001001', '网格', NULL);
CREATE FUNCTION pg_temp.put(id bigint, parent bigint, text text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO ybss_registry.address (district, address_id, grid, address, state, parent_id) VALUES (520399, id, '520399101001001', ybss.parse_local(text), 'confirmed', parent) $$;
SELECT pg_temp.put(1, NULL, '安顺市普定县马官镇余官村'), pg_temp.put(2, 1, '安顺市普定县马官镇余官村1号'), pg_temp.put(3, 2, '安顺市普定县马官镇余官村1号1栋'), pg_temp.put(4, 3, '安顺市普定县马官镇余官村1号1栋101室'),
  pg_temp.put(5, NULL, '安顺市普定县测试路1号'), pg_temp.put(6, NULL, '安顺市普定县化处镇测试路2号'), pg_temp.put(7, NULL, '安顺市平坝区夏云镇测试路3号'), pg_temp.put(8, NULL, '安顺市西秀区七眼桥镇测试路4号'), pg_temp.put(9, NULL, '遵义市红花岗区测试路5号');
INSERT INTO street (district, street_id, grid, name, state, division) VALUES (520399, 1, '520399101', '测试路', 'proposed', '520422101');
INSERT INTO local_name (name, kind, division) VALUES ('测试小院', 'compound', '520422101236');
INSERT INTO house (district, house_id, grid, address_id) VALUES (520399, 1, '520399101001001', 4);
CREATE VIEW public.book AS SELECT address_id, address_text(address), division(address)::text AS code, address_key(address) AS key FROM address ORDER BY 1;
GRANT SELECT ON public.book TO PUBLIC;
CREATE TABLE public.was AS SELECT * FROM public.book;
SELECT * FROM public.book;

-- a county becomes a district, one town goes elsewhere; two rows a step
SELECT load_division_change('一', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号\n520403121\t化处镇\t520422102\t2026-03-01\t国函〔2026〕1号');
CALL run_job('refile', '{"rows": 2}');
SELECT * FROM public.book;
SELECT change_id, renewed, left_over, last_address IS NULL AS through, finished_at IS NOT NULL AS finished FROM division_renewal ORDER BY renewal_id;
SELECT kind, address_text(address), document FROM address_lineage ORDER BY address_id, lineage_id;
SELECT changed_on = ybss.today() AS today, kind, address, document FROM former_addresses(4);
SELECT what, attribute, old_value, new_value, purpose, refiled FROM history_of('address', 4);
SELECT code, division FROM grid WHERE division IS NOT NULL ORDER BY 1;
SELECT s.division, n.division FROM street s, local_name n;
-- what people typed before finds it
SELECT address FROM find_address('普定县马官镇余官村1号1栋101室', 1);
-- a second run finds nothing to do, and there is nothing to rename twice
CALL run_job('refile');
SELECT count(*) FROM address_lineage;

-- withdrawn: all is as it was
SELECT withdraw_division_change('一');
CALL run_job('refile', '{"rows": 3}');
SELECT * FROM public.was EXCEPT SELECT * FROM public.book;
SELECT code, division FROM grid WHERE division IS NOT NULL ORDER BY 1;
SELECT s.division, n.division FROM street s, local_name n;

-- two counties become one: towns whose numbers are the same have no code of their own yet; a name alone changes
SELECT load_division_change('二', E'520405\t秀坝区\t520402,520403\t2026-03-01\t国函〔2026〕4号\n5203\t黔北市\t5203\t2026-03-01\t国函〔2026〕5号');
CALL run_job('refile');
SELECT * FROM public.book EXCEPT SELECT * FROM public.was ORDER BY 1;
SELECT withdraw_division_change('二');
CALL run_job('refile');
SELECT * FROM public.was EXCEPT SELECT * FROM public.book;

-- somebody wrote the new text before the old one was renewed: no two become one, the job goes on, and the doubles are told
SELECT load_division_change('三', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号');
SELECT pg_temp.put(20, NULL, '安顺市普定区马官镇余官村1号');
CALL run_job('refile', '{"rows": 2}');
SELECT * FROM public.book EXCEPT SELECT * FROM public.was ORDER BY 1;
SELECT renewed, left_over, finished_at IS NOT NULL AS finished FROM division_renewal ORDER BY renewal_id DESC LIMIT 1;
SELECT defect, address_id, evidence, repair FROM find_defects();
-- a later change is loaded while the renewal of an earlier one is under way, the earlier ones' addresses go all the way
SELECT withdraw_division_change('三');
CALL run_job('refile');
SELECT load_division_change('四', E'520404\t普定区\t520422\t2026-03-01\t国函〔2026〕1号');
SELECT load_division_change('五', E'520404\t普宁区\t520404\t2026-05-01\t国函〔2026〕6号');
CALL run_job('refile');
SELECT address_id, address_text FROM public.book WHERE address_id IN (1, 5, 6);
SELECT withdraw_division_change('五');
SELECT withdraw_division_change('四');
CALL run_job('refile');
SELECT address_id, address_text FROM public.book WHERE address_id IN (1, 5, 6);

-- who sees a part of the district does not renew it
CREATE ROLE regress_renew_town IN ROLE ybss_operator, ybss_job;
CREATE ROLE regress_renew_district IN ROLE ybss_operator, ybss_job;
INSERT INTO member (member_id, role_name, label, office) VALUES (1, 'regress_renew_town', '镇', 'x'), (2, 'regress_renew_district', '区', 'x');
INSERT INTO scope_grant (member_id, grid, valid_from) VALUES (1, '520399101', '2020-01-01'), (2, '520399', '2020-01-01');
SELECT load_division_change('六', E'520403\t黔中区\t520403\t2026-03-01\t国函〔2026〕7号');
SET ROLE regress_renew_town;
CALL run_job('refile');
RESET ROLE;
SELECT address_text FROM public.book WHERE address_id = 7;
SET ROLE regress_renew_district;
CALL run_job('refile');
RESET ROLE;
SELECT address_text FROM public.book WHERE address_id = 7;

-- after an upgrade that brought newer divisions: the table of divisions knows what became of the old codes
INSERT INTO division (code, valid_to, name, successor) VALUES ('500112143', '2025-11-06', '大盛镇', '500109143');
INSERT INTO address (district, address_id, grid, address, state) VALUES (520399, 30, '520399101001001', '〔省〕重庆市〔市〕重庆市〔县〕渝北区〔镇〕大盛镇〔路〕测试路〔号〕6号〔码〕500112143000', 'confirmed');
INSERT INTO division_renewal (district, grid, not_before) VALUES (520399, '520399', ybss.today());
CALL run_job('refile');
SELECT address_text, code FROM public.book WHERE address_id = 30;

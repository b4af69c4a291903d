-- Hundreds of random steps, right and wrong ones, and what holds after them: no
-- cycle, no lost id, every text that ever was leads to where it should.
SET client_min_messages = warning;
-- the same ids in every run
UPDATE ybss_registry.registry SET id_key = 20261123;
SET search_path = public, ybss, pg_catalog;
-- scores are another matter, and take the longest
SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) FROM pg_trigger WHERE tgname LIKE 'z\_rescore%' OR tgname LIKE 'quality\_%' ORDER BY 1 \gexec
\getenv source PG_ABS_SRCDIR
\i :source/extension/test/fixture.psql
INSERT INTO ybss_registry.street (district, street_id, grid, name, state, decided_by, decided_on, document, division) VALUES
  (520371, 1, '520371013', '甲秀路', 'named', '民政局', '2026-01-01', 'x', '520302013'), (520371, 2, '520371013', '乙未路', 'named', '民政局', '2026-01-01', 'x', '520302013');
INSERT INTO ybss_registry.address (district, grid, address, state) SELECT 520371, '520371013', parse_local('新蒲街道' || s || n || '号' || t), 'confirmed'
FROM unnest(ARRAY['甲秀路', '乙未路']) s, generate_series(1, 8) n, unnest(ARRAY['', '1栋', '1栋101室', '1栋102室', '2栋', '2栋101室']) t;
UPDATE ybss_registry.address c SET parent_id = ybss_registry.parent_for(c.district, c.address);
INSERT INTO ybss_registry.house (district, grid, address_id) SELECT district, grid, address_id FROM ybss_registry.address WHERE level = 'room';
INSERT INTO ybss_registry.person (district, person_id, grid, name, citizen_id) VALUES (520371, 1, '520371', '甲某', '520399198503070016');
INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, main, valid) SELECT h.district, h.grid, 1, h.house_id, false, '[2020-01-01,)' FROM ybss_registry.house h;
-- what every living address was ever called, kept beside the book; a proposal was nobody's address
CREATE TABLE called (address_id bigint, address ybss.address);
CREATE FUNCTION note_call() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO public.called VALUES (NEW.address_id, NEW.address); RETURN NULL; END $$;
CREATE TRIGGER note_call AFTER INSERT OR UPDATE OF address, state ON ybss_registry.address FOR EACH ROW WHEN (NEW.state <> 'proposed' AND address_key(NEW.address) !~ '/关') EXECUTE FUNCTION note_call();
INSERT INTO called SELECT address_id, address FROM ybss_registry.address;
CREATE TABLE attempt (what text, done boolean, sqlstate text);
CREATE FUNCTION any_address(p_where text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_id bigint; BEGIN EXECUTE 'SELECT address_id FROM ybss_registry.address a WHERE ' || p_where || ' ORDER BY random() LIMIT 1' INTO v_id; RETURN v_id; END $$;
CREATE FUNCTION random_step(n int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_what text := (ARRAY['renumber', 'renumber_two', 'split', 'merge', 'retire', 'retire_with', 'rename', 'update', 'parent', 'propose'])[1 + floor(random() * 10)];
  v_id bigint := any_address('true');
  v_room bigint := any_address($q$level = 'room' AND state <> 'retired'$q$);
  v_other bigint := any_address($q$level = 'room' AND state <> 'retired'$q$);
  v_text text := (SELECT address_text(address_truncate(a.address, 'building')) FROM ybss_registry.address a WHERE a.address_id = v_room);
BEGIN
  CASE v_what
    WHEN 'renumber' THEN PERFORM renumber_addresses(ARRAY[v_id], ARRAY[(SELECT floor(random() * 12 + 1)::int || CASE a.level WHEN 'number' THEN '号' WHEN 'building' THEN '栋' ELSE '室' END FROM ybss_registry.address a WHERE a.address_id = v_id)], 'x');
    WHEN 'renumber_two' THEN PERFORM renumber_addresses(ARRAY[a.address_id, b.address_id], ARRAY[address_element(b.address, a.level), address_element(a.address, a.level)], 'x')
      FROM (SELECT * FROM ybss_registry.address WHERE address_id = v_id) a JOIN ybss_registry.address b ON b.parent_id IS NOT DISTINCT FROM a.parent_id AND b.level = a.level AND b.address_id <> a.address_id AND b.state <> 'retired' ORDER BY random() LIMIT 1;
    WHEN 'split' THEN PERFORM split_address(v_room, ARRAY[v_text || (200 + n) || '室', v_text || (600 + n) || '室'], 'x', 1 + (random() * 2)::int);
    WHEN 'merge' THEN PERFORM merge_addresses(ARRAY[v_room, v_other], CASE WHEN random() < 0.5 THEN (SELECT address_text(address) FROM ybss_registry.address WHERE address_id = v_room) ELSE v_text || (1000 + n) || '室' END, 'x');
    WHEN 'retire' THEN PERFORM retire_address(v_id, 'x', below => random() < 0.5);
    WHEN 'retire_with' THEN PERFORM retire_address(v_room, 'x', successor => CASE WHEN random() < 0.2 THEN v_id ELSE v_other END);
    WHEN 'rename' THEN PERFORM rename_street(1 + (random())::int, (ARRAY['甲秀路', '乙未路', '丙申路', '丁酉路'])[1 + floor(random() * 4)], 'x', '2026-01-01'::date + n);
      WHILE ybss_registry.rename_street_step(0, '{}') LOOP NULL; END LOOP;
    WHEN 'update' THEN UPDATE ybss_registry.address SET address = address_with(address, 'number', floor(random() * 12 + 1)::int || '号') WHERE address_id = v_id;
    WHEN 'parent' THEN UPDATE ybss_registry.address SET parent_id = any_address('true') WHERE address_id = v_id;
    ELSE PERFORM propose_address(v_text || (300 + n) || '室', '520371013');
  END CASE;
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  INSERT INTO attempt VALUES (v_what, true, NULL);
EXCEPTION WHEN OTHERS THEN
  INSERT INTO attempt VALUES (v_what, false, SQLSTATE);
END $$;
SELECT setseed(0.5) \g /dev/null
SELECT random_step(n) FROM generate_series(1, 250) n \g /dev/null
-- most kinds were done; what was refused was refused by rules of the address book
SELECT count(DISTINCT what) FILTER (WHERE done) >= 6 AS many_kinds FROM attempt;
SELECT what, sqlstate FROM attempt WHERE sqlstate !~ '^YB' AND NOT (what = 'update' AND sqlstate = '23505') GROUP BY 1, 2;
SELECT count(DISTINCT sqlstate) > 3 AS refused_by_many_rules FROM attempt;
-- no id was lost or used twice
SELECT count(*) FROM called c WHERE NOT EXISTS (SELECT FROM ybss_registry.address a WHERE a.address_id = c.address_id);
-- every living address lies below its parent, which lives
SELECT count(*) FROM ybss_registry.address c LEFT JOIN ybss_registry.address p ON p.district = c.district AND p.address_id = c.parent_id
WHERE c.state <> 'retired' AND c.parent_id IS NOT NULL AND (p.state = 'retired' OR address_truncate(c.address, p.level) <> p.address);
-- one living address for a text
SELECT count(*) FROM (SELECT address FROM ybss_registry.address WHERE state <> 'retired' GROUP BY 1 HAVING count(*) > 1) d;
-- lineage ends: followed step by step by a plain loop it gives what successor() gives
CREATE FUNCTION plain_successors(p_id bigint) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE v_now bigint[] := ARRAY[p_id]; v_next bigint[];
BEGIN
  FOR i IN 1 .. 1000 LOOP
    SELECT array_agg(DISTINCT coalesce(l.successor_id, n.id) ORDER BY coalesce(l.successor_id, n.id)) INTO v_next
    FROM unnest(v_now) n(id) LEFT JOIN ybss_registry.address_lineage l ON l.address_id = n.id AND l.successor_id <> l.address_id;
    EXIT WHEN v_next = v_now;
    v_now := v_next;
    IF i = 1000 THEN RETURN NULL; END IF;
  END LOOP;
  RETURN v_now;
END $$;
SELECT count(*) FROM ybss_registry.address a WHERE plain_successors(a.address_id) IS DISTINCT FROM (SELECT array_agg(successor_id ORDER BY successor_id) FROM successor(a.address_id));
-- a house on every living room that had one; the stays that run on are on houses that stand
SELECT count(*) FROM ybss_registry.residence r JOIN ybss_registry.house h USING (district, house_id) WHERE upper_inf(r.valid) AND h.ended_on IS NOT NULL;
SELECT count(*) FROM ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id) WHERE h.ended_on IS NULL AND a.state = 'retired';
-- every text that ever was, where nothing is called so today, leads to one of the ends of who bore it
SELECT count(*) FROM (SELECT DISTINCT address_id, address FROM called) c WHERE NOT EXISTS (SELECT FROM ybss_registry.address n WHERE n.address = c.address AND n.state <> 'retired')
  AND EXISTS (SELECT FROM ybss_registry.address o WHERE o.address_id = c.address_id AND (o.address <> c.address OR o.state = 'retired'))
  AND EXISTS (SELECT FROM successor(c.address_id) s WHERE s.state <> 'retired')
  AND NOT EXISTS (SELECT FROM ybss_registry.by_former_address(520371, c.address) f WHERE f.address_id IN (SELECT s.successor_id FROM successor(c.address_id) s));
-- every change of state left its line
SELECT count(*) FROM ybss_registry.address a WHERE state = 'retired' AND NOT EXISTS (SELECT FROM ybss_registry.address_step s WHERE s.address_id = a.address_id AND s.to_state = 'retired');

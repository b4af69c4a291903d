-- A book of :size standard addresses on the real towns and communities of 新蒲新区:
-- towers, walk-ups, street doors with 附号, villages, each with the addresses above
-- them. bench.book holds the parts of each, bench.given its standard text.
SET client_min_messages = error;
CREATE EXTENSION ybss CASCADE;
SELECT ybss.create_registry();
SET search_path = public, ybss, pg_catalog;
SET max_parallel_workers_per_gather = 0;
CREATE SCHEMA bench;
SELECT setseed(0.20261123);

CREATE TABLE bench.community AS
SELECT row_number() OVER (ORDER BY v.code) - 1 AS n, t.name AS town, v.name AS community,
  ('520371' || substr(v.code, 7, 6))::grid_code AS grid, v.name LIKE '%村' AS rural
FROM builtin_division(52) v JOIN builtin_division(-1) t ON t.code = left(v.code, 9)
WHERE length(v.code) = 12 AND left(v.code, 9) = ANY (ARRAY['520302010', '520302013', '520302014', '520302108', '520302109',
  '520302110', '520302111', '520302112']);
INSERT INTO ybss_registry.grid (code, name) SELECT DISTINCT grid, community FROM bench.community;

-- One syllable, a road's class, a compound's class, at random.
CREATE FUNCTION bench.one(choices text) RETURNS text LANGUAGE sql VOLATILE
AS $$ SELECT substr(choices, 1 + (random() * length(choices) - 0.5)::int, 1) $$;
CREATE FUNCTION bench.name(syllables int) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(bench.one('金银玉翠碧清明和平安康福寿华美丽景春夏秋云龙凤鹤松柏竹梅兰菊荷桂桃李杏枫林森江河湖海山川天地日月星辰'
    '风雨雪霜东城南苑北洲西园阳光新世纪豪庭雅居香榭水岸名门御府盛元兴隆昌泰顺达通宏远博文学礼仪信义忠诚德善'), '')
  FROM generate_series(1, syllables)
$$;
CREATE TABLE bench.road AS
SELECT DISTINCT ON (name) row_number() OVER (ORDER BY i) - 1 AS n, name
FROM (SELECT i, bench.name(2 + (i % 5 = 0)::int) || (ARRAY['路', '路', '路', '大道', '街', '巷'])[1 + i % 6] AS name
  FROM generate_series(1, 900) i) r;
UPDATE bench.road r SET n = q.m FROM (SELECT name, row_number() OVER (ORDER BY n) - 1 AS m FROM bench.road) q WHERE q.name = r.name;

-- Compounds: a tower has about 570 rooms, a walk-up about 130.
CREATE TABLE bench.compound AS
WITH named AS (
  SELECT DISTINCT ON (name) i, name, kind FROM (
    SELECT i, CASE WHEN i % 3 > 0 THEN 'tower' ELSE 'walk-up' END AS kind, bench.name(2 + (i % 4 > 0)::int + (i % 16 = 1)::int) ||
      (ARRAY['小区', '花园', '家园', '苑', '城', '公寓', '山庄', '名邸', '华庭', ''])[1 + i / 7 % 10] AS name
    FROM generate_series(1, (:size / 400)::int) i) c
  WHERE length(name) > 2
), roaded AS (
  SELECT *, i * 7919 % (SELECT count(*) FROM bench.road) AS road, i * 31 % (SELECT count(*) FROM bench.community) AS community
  FROM named
)
SELECT c.i AS compound, v.town, v.community, v.grid, r.name AS road, row_number() OVER (PARTITION BY r.name ORDER BY c.i) * 8 - c.i % 6 AS number,
  c.name, c.kind, 3 + (random() * 8)::int AS buildings, CASE WHEN c.kind = 'tower' THEN 1 + (random() * 2)::int ELSE 1 + (random() * 3)::int END AS units,
  CASE WHEN c.kind = 'tower' THEN 9 + (random() * 24)::int ELSE 5 + (random() * 2)::int END AS floors,
  CASE WHEN c.kind = 'tower' THEN 2 + (random() * 2)::int ELSE 2 END AS doors, c.i % 5 = 0 AS phased, c.i % 11 = 0 AS lettered
FROM roaded c JOIN bench.road r ON r.n = c.road JOIN bench.community v ON v.n = c.community;

CREATE TABLE bench.book (
  id bigint GENERATED ALWAYS AS IDENTITY, grid grid_code, kind text, town text, community text, road text, number text,
  name text, phase text, building text, unit int, room int, village_group text);

-- The addresses above the rooms first, so that every book of whatever size has them.
INSERT INTO bench.book (grid, kind, town, community, road, number, name, phase, building)
SELECT c.grid, CASE WHEN b IS NULL THEN 'compound' ELSE 'building' END, c.town, c.community, c.road, c.number || '号', c.name,
  CASE WHEN c.phased AND b IS NOT NULL THEN (ARRAY['一期', '二期'])[1 + (b > c.buildings / 2)::int] END,
  CASE WHEN c.lettered THEN chr(64 + b) ELSE b::text END
FROM bench.compound c, LATERAL (SELECT NULL::int AS b UNION ALL SELECT generate_series(1, c.buildings)) g;

-- Street doors, every fourth with shops by 附号; villages by group.
INSERT INTO bench.book (grid, kind, town, community, road, number)
SELECT v.grid, 'door', v.town, v.community, r.name, (1000 + d) || '号' || CASE WHEN s > 0 THEN '附' || s || '号' ELSE '' END
FROM bench.road r JOIN bench.community v ON v.n = r.n * 31 % (SELECT count(*) FROM bench.community),
  generate_series(1, (:size / 20000)::int) d, LATERAL generate_series(0, CASE WHEN d % 4 = 0 THEN 3 ELSE 0 END) s;
INSERT INTO bench.book (grid, kind, town, community, village_group, number)
SELECT v.grid, 'village', v.town, v.community, g || '组', d || '号'
FROM bench.community v, generate_series(1, 12) g, generate_series(1, (:size / 12000)::int) d WHERE v.rural;

INSERT INTO bench.book (grid, kind, town, community, road, number, name, phase, building, unit, room)
SELECT c.grid, c.kind, c.town, c.community, c.road, c.number || '号', c.name,
  CASE WHEN c.phased THEN (ARRAY['一期', '二期'])[1 + (b > c.buildings / 2)::int] END,
  CASE WHEN c.lettered THEN chr(64 + b) ELSE b::text END, u, f * 100 + d
FROM bench.compound c, generate_series(1, c.buildings) b, generate_series(1, c.units) u, generate_series(1, c.floors) f,
  generate_series(1, c.doors) d
LIMIT :size - (SELECT count(*) FROM bench.book);

CREATE TABLE bench.given AS
SELECT id, concat('贵州省遵义市红花岗区', town, community, village_group, road, number, name, phase, building || '栋', unit || '单元',
  room || '室') AS text
FROM bench.book;
ALTER TABLE bench.book ADD PRIMARY KEY (id);

-- The registry's own triggers and keys are for rows that come one by one.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';
SELECT pg_get_indexdef('ybss_registry.address_feature'::regclass) AS index \gset
DROP INDEX ybss_registry.address_feature;
INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
SELECT 520371, b.id, b.grid, parse(g.text), 'installed' FROM bench.book b JOIN bench.given g USING (id);
:index;
VACUUM ANALYZE ybss_registry.address;
VACUUM ANALYZE bench.book;
VACUUM ANALYZE bench.given;

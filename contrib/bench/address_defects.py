#!/usr/bin/env python3
"""find_defects over 1,000,000 standard addresses with known faults.

The book of address_book.sql is whole; its doors get positions along their road,
odd numbers on one side. Then faults are put in: doubles, doors on the wrong
side and out of order, numbers and rooms taken out, plates never put up. All of
them must be found, with little else, in bounded time. ADDRESS_BOOK: its size.
"""
import os
import re
import subprocess
import sys

top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
here = os.path.join(top, "contrib", "bench")
size = int(os.environ.get("ADDRESS_BOOK", "1000000"))
# The last stair is cut off where the book is full: it is no fault that was put in.
FAULTS = """
SET search_path = public, ybss, pg_catalog; SET session_replication_role = replica; SELECT setseed(0.5);
CREATE TABLE bench.fault (defect text, id bigint, room text);
CREATE TABLE bench.door AS
SELECT id, road, n, 106.9 + dense_rank() OVER (ORDER BY road) % 40 / 100.0 + n % 1000 / 50000.0 AS x,
  27.5 + dense_rank() OVER (ORDER BY road) / 40 / 100.0 + CASE n % 2 WHEN 1 THEN 1 ELSE -1 END / 10000.0 AS y, NULL::text AS fault
FROM (SELECT id, road, substring(number, '^[0-9]+(?=号$)')::int AS n FROM bench.book WHERE kind = 'door') d WHERE n IS NOT NULL;
-- Of every ninth road one door each: on the wrong side, out of order, left out.
UPDATE bench.door d SET fault = CASE d.n WHEN 1008 THEN '错' WHEN 1013 THEN '错' WHEN 1022 THEN '跳' END
FROM (SELECT road, dense_rank() OVER (ORDER BY road) AS r FROM bench.door GROUP BY road) k WHERE k.road = d.road AND k.r % 9 = 0 AND d.n IN (1008, 1013, 1022);
UPDATE bench.door SET y = y + 0.0002 WHERE fault = '错' AND n = 1008;
UPDATE bench.door SET x = x - 0.0001 WHERE fault = '错' AND n = 1013;
UPDATE ybss_registry.address a SET position = st_setsrid(st_makepoint(d.x, d.y), 4490) FROM bench.door d WHERE d.id = a.address_id;
DELETE FROM ybss_registry.address a USING bench.door d WHERE d.fault = '跳' AND a.address_id = d.id;
INSERT INTO bench.fault SELECT fault, id FROM bench.door WHERE fault = '错';
INSERT INTO bench.fault SELECT '跳', n.id FROM bench.door d JOIN bench.door n ON n.road = d.road AND n.n = 1024 WHERE d.fault = '跳';
-- A room from one stair in every 2,000 rooms, never of its lowest or highest floor.
WITH taken AS (
  DELETE FROM ybss_registry.address a USING bench.book b
  WHERE a.address_id = b.id AND b.room % 100 = 2 AND b.room / 100 = 3 AND b.id % 17 = 0 AND b.kind = 'tower' AND b.building IN ('1', '2')
  RETURNING b.*
) INSERT INTO bench.fault SELECT '漏', NULL, concat(name, phase, building, '栋', unit, '单元', room, '室') FROM taken;
-- Doubles: written without the community.
WITH doubled AS (
  INSERT INTO ybss_registry.address (district, address_id, grid, address, state)
  SELECT 520371, 10000000 + b.id, b.grid, parse(replace(g.text, b.community, '')), 'installed'
  FROM bench.book b JOIN bench.given g USING (id) WHERE b.kind = 'tower' AND b.id % 2503 = 0 RETURNING address_id
) INSERT INTO bench.fault SELECT '重', address_id FROM doubled;
WITH bare AS (
  UPDATE ybss_registry.address SET state = 'confirmed', recorded_at = now() - interval '200 days'
  WHERE level IN ('number', 'building') AND address_id % 211 = 0 RETURNING address_id
) INSERT INTO bench.fault SELECT '缺', address_id FROM bare;
VACUUM ANALYZE ybss_registry.address;
"""


def row(figure, value, bound, most=False):
    good = value <= bound if most else value >= bound
    print(f"{figure}  {value:.4f}  at {'most' if most else 'least'} {bound}  {'ok' if good else 'MISSED'}", flush=True)


def psql(url, script, *more):
    out = subprocess.run(["psql", url, "-XqAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", *more], input=script, capture_output=True,
                         text=True, check=False)
    if out.returncode:
        sys.exit(out.stderr)
    return out.stdout


def main():
    cluster = ["bash", os.path.join(top, "extension/tools/cluster.sh")]
    subprocess.run(cluster + ["start", "bench_defects", "shared_buffers=1GB"], check=True)
    try:
        url = subprocess.run(cluster + ["url", "bench_defects"], check=True, capture_output=True, text=True).stdout.strip()
        psql(url, "", "-v", f"size={size}", "-f", os.path.join(here, "address_book.sql"))
        psql(url, FAULTS)
        out = psql(url, "\\timing on\nCREATE TABLE bench.found AS SELECT * FROM ybss.find_defects();\n\\timing off\n")
        took = float(re.search(r"Time: ([0-9.]+) ms", out).group(1)) / 1000
        print(f"# {size} addresses")
        row("find_defects: seconds for the whole book", took, 120, most=True)
        out = psql(url, "\\timing on\nSELECT count(*) FROM ybss.find_defects((SELECT grid FROM bench.community ORDER BY n LIMIT 1));\n")
        row("find_defects: seconds for one community", float(re.search(r"Time: ([0-9.]+) ms", out).group(1)) / 1000, 2, most=True)
        for line in psql(url, """
SELECT f.defect, count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM bench.found x WHERE x.defect = f.defect
  AND (x.address_id = f.id OR f.room IS NOT NULL AND x.address LIKE '%' || f.room))),
  (SELECT count(*) FROM bench.found x WHERE x.defect = f.defect)
FROM bench.fault f GROUP BY 1 ORDER BY 1;""").rstrip("\n").split("\n"):
            defect, planted, found, told = line.split("\t")
            row(f"find_defects {defect}: of {planted} faults found", int(found) / int(planted), 1)
            row(f"find_defects {defect}: of {told} told put in", int(planted) / int(told), 0.95)
    finally:
        if not os.environ.get("ADDRESS_KEEP"):
            subprocess.run(cluster + ["discard", "bench_defects"], check=False)


if __name__ == "__main__":
    main()

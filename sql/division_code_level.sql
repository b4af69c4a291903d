-- Levels of the statutory tree, and codes padded with zeros.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT code, division_level(code), division_parent(code), division_trim(code), code::bigint AS stored
  FROM (VALUES ('52'::division_code), ('5203'), ('520300'), ('520302'), ('520302013'),
        ('520302013001'), ('520000000000'), ('520300000000'), ('520302000000'), ('441900003')) v (code);
SELECT level, division_truncate('520302013001', level) FROM generate_series(0, 6) level;

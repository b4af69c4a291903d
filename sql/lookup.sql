-- What an address is looked up and compared by. The texts are read by the lexicon.
\set ON_ERROR_STOP 1
SELECT v.text, ybss.lookup_keys(ybss.parse(v.text)) AS keys
FROM (VALUES
  -- A number belongs to its road; a community and a group where there is no road.
  ('贵州省遵义市红花岗区红星路18号附1号3栋2单元501室'),
  ('新民社区梨子湾组6号'),
  ('新民社区梨子湾6号'),
  -- A compound alone, with a number, with what lies inside.
  ('红花岗区学府小区'),
  ('红花岗区学府小区二期3栋2单元501'),
  ('红星路18号学府小区3栋501'),
  -- 小区 is left away where two characters stay.
  ('红花岗区学府3栋501'),
  ('红花岗区学小区3栋501'),
  -- The second number is a room's.
  ('红星路32号302号'),
  ('红星路32号3栋'),
  -- Another place than the one named, and no house at all.
  ('红星路18号对面'),
  ('红星路'),
  ('')) v(text);

SELECT v.text, ybss.is_relative(v.text::ybss.address), ybss.bare_key(v.text::ybss.address), r.*
FROM (VALUES
  ('〔路〕红星路〔号〕18号〔码〕520302013006'),
  ('〔路〕红星路〔号〕18号〔方位〕对面〔码〕0'),
  ('〔路〕红星路〔距离〕50米〔码〕0'),
  ('〔镇〕新民镇〔村〕三村〔小区〕学府小区〔期〕二期〔幢〕3栋〔单元〕2单元〔室〕1203室〔码〕0'),
  ('〔小区〕学府小区〔单元〕2单元〔室〕305〔码〕0'),
  -- A room without a building or unit, of two or five digits, not the last.
  ('〔路〕红星路〔号〕18号〔室〕305〔码〕0'),
  ('〔幢〕3栋〔室〕12〔码〕0'),
  ('〔幢〕3栋〔室〕12345〔码〕0'),
  ('〔幢〕3栋〔室〕305〔方位〕旁〔码〕0'),
  ('〔码〕520302013006')) v(text)
CROSS JOIN LATERAL ybss.room_of_stair(v.text::ybss.address) r;

-- Why a text is read as it is: places count the characters as typed, from 1.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT * FROM explain('播州区虾子镇梧桐路１８号附1号');
SELECT * FROM explain('遵义县南白镇');
SELECT * FROM explain('新舟镇杨绿村五组');
SELECT * FROM explain('新蒲新区群乐村');
SELECT * FROM explain('遵义市遵义市新蒲街道（西门）梧桐里3-2-501');
SELECT * FROM explain('王某某 遵义市新蒲街道梧桐路5号 13900000000 收');
SELECT * FROM explain('');

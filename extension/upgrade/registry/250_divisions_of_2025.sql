-- Divisions that were loaded from the library of 2023 follow the changes to the end of 2025: what ended gets its day
-- and successor, what is new begins, villages go along. What only the statistics count as a county leaves, where
-- nothing names it. Rows that a district has written itself (another name, another period) stay.
ALTER TABLE ybss_registry.division NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.grid NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.local_name NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.street NO FORCE ROW LEVEL SECURITY;
CREATE TABLE ybss_registry.moved_division AS
SELECT m.* FROM (VALUES
  ('460321', '西沙群岛', '460302', '西沙区', date '2020-04-18'),
  ('460322', '南沙群岛', '460303', '南沙区', date '2020-04-18'),
  ('460323', '中沙群岛的岛礁及其海域', '460302', '西沙区', date '2020-04-18'),
  ('460321451', '永兴', '460302451', '永兴', date '2020-04-18'),
  ('460321452', '永乐', '460302452', '永乐', date '2020-04-18'),
  ('460321453', '七连屿', '460302453', '七连屿', date '2020-04-18'),
  ('460322451', '永暑岛', '460303451', '永暑岛', date '2020-04-18'),
  ('460323451', '中沙岛礁', '460302454', '中沙岛礁', date '2020-04-18'),
  ('533423102', '叶枝镇', '533422103', '叶枝镇', date '2024-09-27'),
  ('533423205', '巴迪乡', '533422207', '巴迪乡', date '2024-09-27'),
  ('653221103', '红柳镇', '653229103', '红柳镇', date '2024-12-27'),
  ('653223102', '赛图拉镇', '653228101', '昆岭镇', date '2024-12-27'),
  ('500105', '江北区', '500157', '两江新区', date '2025-11-06'),
  ('500112', '渝北区', '500157', '两江新区', date '2025-11-06'),
  ('500105001', '华新街街道', '500157020', '华新街街道', date '2025-11-06'),
  ('500105002', '江北城街道', '500157017', '江北城街道', date '2025-11-06'),
  ('500105003', '石马河街道', '500157014', '石马河街道', date '2025-11-06'),
  ('500105004', '大石坝街道', '500157002', '大石坝街道', date '2025-11-06'),
  ('500105005', '寸滩街道', '500157004', '寸滩街道', date '2025-11-06'),
  ('500105006', '观音桥街道', '500157019', '观音桥街道', date '2025-11-06'),
  ('500105007', '五里店街道', '500157008', '五里店街道', date '2025-11-06'),
  ('500105008', '郭家沱街道', '500157028', '郭家沱街道', date '2025-11-06'),
  ('500105009', '铁山坪街道', '500157025', '铁山坪街道', date '2025-11-06'),
  ('500105100', '鱼嘴镇', '500157106', '鱼嘴镇', date '2025-11-06'),
  ('500105101', '复盛镇', '500157108', '复盛镇', date '2025-11-06'),
  ('500105102', '五宝镇', '500157101', '五宝镇', date '2025-11-06'),
  ('500109006', '蔡家岗街道', '500157031', '蔡家岗街道', date '2025-11-06'),
  ('500109008', '水土街道', '500157005', '水土街道', date '2025-11-06'),
  ('500109009', '复兴街道', '500157024', '复兴街道', date '2025-11-06'),
  ('500109104', '童家溪镇', '500157110', '童家溪镇', date '2025-11-06'),
  ('500109108', '施家梁镇', '500157107', '施家梁镇', date '2025-11-06'),
  ('500112002', '双龙湖街道', '500157007', '双龙湖街道', date '2025-11-06'),
  ('500112004', '回兴街道', '500157018', '回兴街道', date '2025-11-06'),
  ('500112007', '鸳鸯街道', '500157027', '鸳鸯街道', date '2025-11-06'),
  ('500112008', '翠云街道', '500157030', '翠云街道', date '2025-11-06'),
  ('500112009', '人和街道', '500157001', '人和街道', date '2025-11-06'),
  ('500112010', '天宫殿街道', '500157009', '天宫殿街道', date '2025-11-06'),
  ('500112011', '龙溪街道', '500157013', '龙溪街道', date '2025-11-06'),
  ('500112012', '龙山街道', '500157011', '龙山街道', date '2025-11-06'),
  ('500112013', '龙塔街道', '500157012', '龙塔街道', date '2025-11-06'),
  ('500112014', '大竹林街道', '500157003', '大竹林街道', date '2025-11-06'),
  ('500112015', '悦来街道', '500157026', '悦来街道', date '2025-11-06'),
  ('500112016', '两路街道', '500157021', '两路街道', date '2025-11-06'),
  ('500112017', '双凤桥街道', '500157006', '双凤桥街道', date '2025-11-06'),
  ('500112018', '王家街道', '500157010', '王家街道', date '2025-11-06'),
  ('500112019', '礼嘉街道', '500157016', '礼嘉街道', date '2025-11-06'),
  ('500112020', '宝圣湖街道', '500157023', '宝圣湖街道', date '2025-11-06'),
  ('500112021', '金山街道', '500157022', '金山街道', date '2025-11-06'),
  ('500112022', '康美街道', '500157029', '康美街道', date '2025-11-06'),
  ('500112023', '仙桃街道', '500157015', '仙桃街道', date '2025-11-06'),
  ('500112129', '玉峰山镇', '500157103', '玉峰山镇', date '2025-11-06'),
  ('500112131', '龙兴镇', '500157102', '龙兴镇', date '2025-11-06'),
  ('500112133', '统景镇', '500109133', '统景镇', date '2025-11-06'),
  ('500112135', '大湾镇', '500109126', '大湾镇', date '2025-11-06'),
  ('500112138', '兴隆镇', '500109138', '兴隆镇', date '2025-11-06'),
  ('500112139', '木耳镇', '500157100', '木耳镇', date '2025-11-06'),
  ('500112140', '茨竹镇', '500109140', '茨竹镇', date '2025-11-06'),
  ('500112141', '古路镇', '500157105', '古路镇', date '2025-11-06'),
  ('500112142', '石船镇', '500157104', '石船镇', date '2025-11-06'),
  ('500112143', '大盛镇', '500109143', '大盛镇', date '2025-11-06'),
  ('500112144', '洛碛镇', '500157109', '洛碛镇', date '2025-11-06')
) m(old, old_name, new, new_name, day);

INSERT INTO ybss_registry.division (code, valid_from, name)
SELECT DISTINCT ON (m.new) m.new::ybss.division_code, m.day, m.new_name
FROM ybss_registry.moved_division m
JOIN ybss_registry.division d ON d.code::text = m.old AND d.name = m.old_name AND d.valid_from = '-infinity' AND d.valid_to = 'infinity'
WHERE NOT EXISTS (SELECT FROM ybss_registry.division n WHERE n.code::text = m.new AND n.valid_to = 'infinity')
ORDER BY m.new, m.old;
INSERT INTO ybss_registry.division (code, valid_from, name)
SELECT n.code::ybss.division_code, date '2024-12-27', n.name
FROM (VALUES ('653228', '和康县', '653223'), ('653229', '和安县', '653221')) n(code, name, old)
WHERE EXISTS (SELECT FROM ybss_registry.division d WHERE d.code::text = n.old AND d.valid_from = '-infinity')
  AND NOT EXISTS (SELECT FROM ybss_registry.division d WHERE d.code::text = n.code);
-- villages of the towns that moved
CREATE TABLE ybss_registry.moved_village AS
SELECT d.code, d.name, (m.new || right(d.code::text, 3))::ybss.division_code AS new, m.day
FROM ybss_registry.division d JOIN ybss_registry.moved_division m ON m.old = left(d.code::text, 9)
WHERE length(d.code::text) = 12 AND length(m.old) = 9 AND d.valid_from = '-infinity' AND d.valid_to = 'infinity';
INSERT INTO ybss_registry.division (code, valid_from, name)
SELECT v.new, v.day, v.name FROM ybss_registry.moved_village v
WHERE NOT EXISTS (SELECT FROM ybss_registry.division n WHERE n.code::text = v.new::text);
UPDATE ybss_registry.division d SET valid_to = v.day, successor = v.new
FROM ybss_registry.moved_village v WHERE d.code::text = v.code::text AND d.valid_from = '-infinity' AND d.valid_to = 'infinity';
UPDATE ybss_registry.division d SET valid_to = m.day, successor = m.new::ybss.division_code
FROM (SELECT DISTINCT ON (m.old) m.* FROM ybss_registry.moved_division m ORDER BY m.old, m.new DESC) m
WHERE d.code::text = m.old AND d.name = m.old_name AND d.valid_from = '-infinity' AND d.valid_to = 'infinity';

DELETE FROM ybss_registry.division d
WHERE length(d.code::text) = 6 AND d.valid_from = '-infinity' AND d.valid_to = 'infinity'
  AND (substr(d.code::text, 5, 2) BETWEEN '71' AND '79' OR d.code::text IN ('232761', '232762', '232763', '232764', '620201', '632857'))
  AND NOT EXISTS (SELECT FROM ybss_registry.grid g WHERE g.division::text = d.code::text)
  AND NOT EXISTS (SELECT FROM ybss_registry.local_name n WHERE n.division::text = d.code::text)
  AND NOT EXISTS (SELECT FROM ybss_registry.street s WHERE s.division::text = d.code::text);
DROP TABLE ybss_registry.moved_division, ybss_registry.moved_village;
ALTER TABLE ybss_registry.division FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.grid FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.local_name FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.street FORCE ROW LEVEL SECURITY;

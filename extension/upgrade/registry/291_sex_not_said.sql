-- A sex that nobody stated (0 and 9 of GB/T 2261.1) is no mistake. A rule of the district's own stays.
ALTER TABLE ybss_registry.item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ybss_registry.item DISABLE TRIGGER items_updated;
UPDATE ybss_registry.item SET rule = 'citizen_id IS NULL OR sex IN (''0'', ''9'') OR sex = ybss.sex(citizen_id)',
  rule_words = '未说明，或与公民身份号码第17位一致 / not said, or as the 17th digit of the citizen id says'
WHERE kind = 'person' AND item = 'sex' AND rule = 'citizen_id IS NULL OR sex = ybss.sex(citizen_id)';
ALTER TABLE ybss_registry.item ENABLE TRIGGER items_updated;
ALTER TABLE ybss_registry.item FORCE ROW LEVEL SECURITY;
UPDATE ybss_registry.record_kind SET version = version + 1, changed_at = now() WHERE kind = 'person';

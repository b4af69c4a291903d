-- A change of the catalogue is tried before it counts, and then counts at once.

CREATE OR REPLACE FUNCTION ybss_registry.renew_catalogue(p_kinds text[]) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  UPDATE ybss_registry.record_kind k SET version = k.version + 1, changed_at = now() WHERE k.kind = ANY (p_kinds)
$$;
COMMENT ON FUNCTION ybss_registry.renew_catalogue(text[]) IS
'Gives the catalogues of kinds a new version: scores made by an older one are stale. Volatile: writes. Security definer: the catalogue is the owner''s. / 更新目录版本。';

CREATE OR REPLACE FUNCTION ybss_registry.take_items() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind text;
BEGIN
  PERFORM ybss_registry.clear_work('changed_item');
  CREATE TEMPORARY TABLE ybss_work_changed_item (kind text, item text, reshaped boolean) ON COMMIT DROP;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO pg_temp.ybss_work_changed_item SELECT n.kind, n.item, false FROM new_rows n;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO pg_temp.ybss_work_changed_item SELECT o.kind, o.item, true FROM old_rows o;
  ELSE
    IF EXISTS (SELECT FROM new_rows n JOIN old_rows o USING (number) WHERE (n.kind, n.item) <> (o.kind, o.item)) THEN
      RAISE EXCEPTION USING ERRCODE = 'YBV07', MESSAGE = 'an item keeps its name: records have their values under it',
        DETAIL = '信息项名称不可更改。', HINT = 'Change what people read, chinese and english; or add another item and set this one inactive.';
    END IF;
    IF EXISTS (SELECT FROM new_rows n JOIN old_rows o USING (number) WHERE (n.sensitivity = 3) <> (o.sensitivity = 3)
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass('ybss_registry.' || ybss_registry.register_of(n.kind) || '_record') AND a.attname = n.item AND NOT a.attisdropped)) THEN
      RAISE EXCEPTION USING ERRCODE = 'YBV07', MESSAGE = 'an item cannot become sensitive, or cease to be: its values and their history lie where they were entered',
        DETAIL = '敏感信息项与普通信息项的取值分开存放，不能相互转换。', HINT = 'Add another item and set this one inactive.';
    END IF;
    -- Words may change without a new judgement of a million records.
    INSERT INTO pg_temp.ybss_work_changed_item SELECT n.kind, n.item,
      (n.value_type, n.active, n.sensitivity) IS DISTINCT FROM (o.value_type, o.active, o.sensitivity)
    FROM new_rows n JOIN old_rows o USING (number)
    WHERE (n.value_type, n.code_table, n.weight, n.fresh_for, n.required_if, n.formula, n.rule, n.active, n.sensitivity)
      IS DISTINCT FROM (o.value_type, o.code_table, o.weight, o.fresh_for, o.required_if, o.formula, o.rule, o.active, o.sensitivity);
  END IF;
  DELETE FROM ybss_registry.suspended_rule s USING pg_temp.ybss_work_changed_item c WHERE s.kind = c.kind AND s.item = c.item;
  PERFORM ybss_registry.renew_catalogue(ARRAY(SELECT DISTINCT c.kind FROM pg_temp.ybss_work_changed_item c));
  FOR v_kind IN SELECT DISTINCT c.kind FROM pg_temp.ybss_work_changed_item c LOOP
    PERFORM ybss.try_items(v_kind, ARRAY(SELECT c.item FROM pg_temp.ybss_work_changed_item c WHERE c.kind = v_kind),
      ARRAY(SELECT c.item FROM pg_temp.ybss_work_changed_item c WHERE c.kind = v_kind AND c.reshaped));
  END LOOP;
  DROP TABLE pg_temp.ybss_work_changed_item;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_items() IS
'Trigger on the catalogue: tries what changed items say and refuses (YBV02 to YBV05) what would not work, refuses to rename an item (YBV07), lifts suspensions, and makes a new version. Volatile: trigger. Security definer: compiles with the rights of the catalogue''s owner. / 信息项变更：试运行后生效。';

CREATE OR REPLACE TRIGGER items_inserted AFTER INSERT ON ybss_registry.item
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_items();
CREATE OR REPLACE TRIGGER items_updated AFTER UPDATE ON ybss_registry.item
REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_items();
CREATE OR REPLACE TRIGGER items_deleted AFTER DELETE ON ybss_registry.item
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION ybss_registry.take_items();

CREATE OR REPLACE FUNCTION ybss_registry.take_codes() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.renew_catalogue(ARRAY(SELECT DISTINCT i.kind FROM ybss_registry.item i
    WHERE i.code_table = ANY (CASE TG_OP WHEN 'DELETE' THEN ARRAY[OLD.code_table] ELSE ARRAY[NEW.code_table] END)));
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_codes() IS
'Trigger on code values: kinds with items of the table get a new version of their catalogue. Volatile: trigger. Security definer: the catalogue is the owner''s. / 代码值变更：更新目录版本。';
CREATE OR REPLACE TRIGGER codes_changed AFTER INSERT OR UPDATE OR DELETE ON ybss_registry.code_value
FOR EACH ROW EXECUTE FUNCTION ybss_registry.take_codes();

CREATE OR REPLACE FUNCTION ybss_registry.take_suspension() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.renew_catalogue(ARRAY[CASE TG_OP WHEN 'DELETE' THEN OLD.kind ELSE NEW.kind END]);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_suspension() IS
'Trigger on suspended rules: scores made with the rule are stale. Volatile: trigger. Security definer: the catalogue is the owner''s. / 规则暂停或恢复：更新目录版本。';
CREATE OR REPLACE TRIGGER suspension_changed AFTER INSERT OR DELETE ON ybss_registry.suspended_rule
FOR EACH ROW EXECUTE FUNCTION ybss_registry.take_suspension();

CREATE OR REPLACE FUNCTION ybss_registry.take_kind() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  NEW.version := OLD.version + 1;
  NEW.changed_at := now();
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_kind() IS
'Trigger on kinds: other thresholds make another version. Volatile: trigger. Security definer: like every trigger function of the registry; it reads no table. / 达标线变更：更新目录版本。';
CREATE OR REPLACE TRIGGER kind_changed BEFORE UPDATE OF pass_completeness, pass_accuracy, pass_freshness ON ybss_registry.record_kind
FOR EACH ROW EXECUTE FUNCTION ybss_registry.take_kind();

-- Every road counts: replicated and restored rows too, hence ALWAYS and per row.
DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['item', 'code_value', 'record_kind', 'suspended_rule', 'reveal_item'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER tell_changed AFTER INSERT OR UPDATE OR DELETE ON ybss_registry.%I '
      'FOR EACH ROW EXECUTE FUNCTION ybss.tell_catalogue_changed()', v_table);
    EXECUTE format('CREATE OR REPLACE TRIGGER tell_emptied AFTER TRUNCATE ON ybss_registry.%I '
      'FOR EACH STATEMENT EXECUTE FUNCTION ybss.tell_catalogue_changed()', v_table);
    EXECUTE format('ALTER TABLE ybss_registry.%I ENABLE ALWAYS TRIGGER tell_changed, ENABLE ALWAYS TRIGGER tell_emptied', v_table);
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION ybss_registry.renew_catalogue(text[]), ybss_registry.take_items(), ybss_registry.take_codes(),
  ybss_registry.take_suspension(), ybss_registry.take_kind() FROM PUBLIC;

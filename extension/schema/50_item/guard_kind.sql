-- Kinds that a district adds: what a row of record_kind and of thing may say.

CREATE OR REPLACE FUNCTION ybss_registry.register_of(p_kind text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RETURN coalesce((SELECT k.register FROM ybss_registry.record_kind k WHERE k.kind = p_kind), p_kind);
END
$$;
COMMENT ON FUNCTION ybss_registry.register_of(text) IS
'The table of a kind''s records; what is no kind is given back. Stable: reads the catalogue. / 记录种类所在的登记表。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_kind() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    -- As the owner sees them, past and scope of whoever deletes aside: the foreign key has the last word.
    IF OLD.register <> 'thing' OR EXISTS (SELECT FROM ybss_registry.thing t WHERE t.kind = OLD.kind) THEN
      RAISE EXCEPTION USING ERRCODE = 'YBV20', MESSAGE = pg_catalog.format('kind "%s" has a register, records or lists and stays', OLD.kind),
        DETAIL = '该种类已有登记表、记录或清单，不能删除。', HINT = 'Set active to false: nothing new is registered, and what stands stays.';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.kind, NEW.register) <> (OLD.kind, OLD.register) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV07', MESSAGE = 'a kind keeps its key and its register: records, scores and lists are found by them',
      DETAIL = '记录种类的代号和登记表不可更改。', HINT = 'Change what people read, english and chinese; or add another kind and set this one inactive.';
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.register <> 'thing' OR NEW.kind IN ('declaration', 'line', 'past')
      OR to_regclass(pg_catalog.format('ybss_registry.%I', NEW.kind)) IS NOT NULL
      OR to_regclass(pg_catalog.format('ybss_registry.%I', NEW.kind || '_record')) IS NOT NULL) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV19', MESSAGE = pg_catalog.format('a kind cannot be called "%s": the registry has that name for something else', NEW.kind),
      DETAIL = '该代号已被登记库使用。', HINT = 'Another name, and register left out: records of added kinds stand in ybss_registry.thing.';
  END IF;
  IF NEW.number_shape IS NOT NULL THEN
    BEGIN
      PERFORM '' ~ ('^(' || NEW.number_shape || ')$');
    EXCEPTION WHEN invalid_regular_expression THEN
      RAISE EXCEPTION USING ERRCODE = 'YBV19', MESSAGE = pg_catalog.format('number_shape of kind "%s" is no regular expression', NEW.kind),
        DETAIL = '编号格式不是有效的正则表达式。', HINT = 'For twenty digits: [0-9]{20}';
    END;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_kind() IS
'Trigger on kinds: refuses a name that the registry has for something else and a shape that is no regular expression (YBV19), another key or register (YBV07), and to delete a kind that has records or a register of its own (YBV20). Volatile: trigger. Security definer: who writes the catalogue need not read registers. / 记录种类的新增、变更与删除检查。';
CREATE OR REPLACE TRIGGER guard_kind BEFORE INSERT OR UPDATE OR DELETE ON ybss_registry.record_kind
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_kind();

CREATE OR REPLACE FUNCTION ybss_registry.guard_thing() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_kind ybss_registry.record_kind := (SELECT k FROM ybss_registry.record_kind k WHERE k.kind = NEW.kind);
  v_fault text;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.kind <> OLD.kind THEN
    v_fault := 'a record keeps its kind';
  ELSIF v_kind.register <> 'thing' OR (TG_OP = 'INSERT' AND NOT v_kind.active) THEN
    v_fault := 'records of that kind are not registered here, or no more';
  ELSIF NEW.ended_on IS NULL AND NOT coalesce(CASE v_kind.place WHEN 'address' THEN NEW.address_id IS NOT NULL WHEN 'position' THEN NEW.position IS NOT NULL
      WHEN 'either' THEN NEW.address_id IS NOT NULL OR NEW.position IS NOT NULL ELSE true END, true) THEN
    v_fault := CASE v_kind.place WHEN 'address' THEN 'its kind needs an address' WHEN 'position' THEN 'its kind needs a position' ELSE 'its kind needs an address or a position' END;
  ELSIF NEW.number !~ ('^(' || v_kind.number_shape || ')$') THEN
    v_fault := 'its number has not the shape of its kind';
  END IF;
  IF v_fault IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV21', MESSAGE = pg_catalog.format('a record of kind "%s" cannot stand so: %s', NEW.kind, v_fault),
      DETAIL = '记录不符合其种类的规定：种类不可变更或已停用、缺少落位，或编号格式不符。', HINT = 'SELECT kind, place, number_shape, active FROM ybss.record_kind';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_thing() IS
'Trigger on things: refuses (YBV21) another kind, one that is not added or not active, a standing record without the place that its kind asks for, a number that has not the kind''s shape. An unknown kind is the foreign key''s affair. Volatile: trigger. Security definer: who writes records need not read the catalogue. / 检查记录是否符合其种类的规定。';
CREATE OR REPLACE TRIGGER guard_thing BEFORE INSERT OR UPDATE OF kind, address_id, position, number, ended_on ON ybss_registry.thing
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_thing();

CREATE OR REPLACE FUNCTION ybss_registry.guard_item_name() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  -- A column of the register that is no value of the record: written under an item's name, it would move the row.
  IF NEW.item = ANY (ARRAY['district', 'grid', 'kind', 'items', 'stated', 'recorded_at', 'changed_at', 'change_id', 'habitable', 'from_list', 'address_id',
      'building_id', 'position_text', ybss_registry.register_of(NEW.kind) || '_id'])
    AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(pg_catalog.format('ybss_registry.%I', ybss_registry.register_of(NEW.kind)))
      AND a.attname = NEW.item AND NOT a.attisdropped) THEN
    RAISE EXCEPTION USING ERRCODE = 'YBV19', MESSAGE = pg_catalog.format('an item cannot be called "%s": the register has a key or stamp of that name', NEW.item),
      DETAIL = '该名称是登记表的键或留痕列，不能作为信息项。', HINT = 'Another name.';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_item_name() IS
'Trigger on items: refuses (YBV19) the name of a column that is a key or stamp of the kind''s register. Volatile: trigger. Security definer: reads the catalogue of the server as the owner. / 信息项不得与登记表的键或留痕列同名。';
CREATE OR REPLACE TRIGGER guard_item_name BEFORE INSERT OR UPDATE OF kind, item ON ybss_registry.item
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_item_name();
REVOKE ALL ON FUNCTION ybss_registry.register_of(text), ybss_registry.guard_kind(), ybss_registry.guard_thing(), ybss_registry.guard_item_name() FROM PUBLIC;

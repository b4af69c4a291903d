-- The tree of addresses: a child's address lies below its parent's, an id is
-- for ever, and what comes new into the book comes from the office that may.

CREATE OR REPLACE FUNCTION ybss_registry.refuse_misplaced(p_district int, p_address_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'YBA18', CONSTRAINT = 'address_lies_below_its_parent',
    MESSAGE = pg_catalog.format('address %s does not lie below its parent', p_address_id),
    DETAIL = '下级地址必须以上级地址开头：室属于单元或楼栋，楼栋属于小区或门牌，门牌属于街路巷。',
    HINT = pg_catalog.format('ybss.address_truncate(address, level of the parent) must be the parent''s address (district %s).', p_district);
END
$$;
COMMENT ON FUNCTION ybss_registry.refuse_misplaced(int, bigint) IS
'Raises YBA18. Volatile: raises. / 报告上下级不符。';
REVOKE ALL ON FUNCTION ybss_registry.refuse_misplaced(int, bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ybss_registry.guard_new_addresses() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_bad bigint;
  v_where int;
BEGIN
  IF TG_ARGV[0] = 'people' AND EXISTS (SELECT FROM added a WHERE a.state <> 'proposed') THEN
    PERFORM ybss_registry.require_step('confirm_address');
  END IF;
  IF NOT EXISTS (SELECT FROM added a WHERE a.parent_id IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  -- Planned anew each time: what is good for one row takes minutes for a list's.
  IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
    -- An old snapshot must not judge by a parent that has got another text since.
    EXECUTE 'SELECT FROM added a JOIN ybss_registry.address p ON p.district = a.district AND p.address_id = a.parent_id FOR SHARE OF p';
  END IF;
  EXECUTE 'SELECT a.district, a.address_id FROM added a
    JOIN ybss_registry.address p ON p.district = a.district AND p.address_id = a.parent_id
    WHERE p.level = a.level OR ybss.address_truncate(a.address, p.level) <> p.address LIMIT 1' INTO v_where, v_bad;
  IF v_bad IS NOT NULL THEN
    PERFORM ybss_registry.refuse_misplaced(v_where, v_bad);
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_new_addresses() IS
'Rules of new addresses: who may add confirmed ones (YBA10), below which parent they lie (YBA18). Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 新增地址的规则。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_changed_addresses() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_district int;
  v_text boolean;
  v_bad bigint;
BEGIN
  FOR v_district, v_text IN EXECUTE
    'SELECT n.district, bool_or(o.address <> n.address) FROM added n
     JOIN taken o ON o.district = n.district AND o.address_id = n.address_id
     WHERE n.parent_id IS DISTINCT FROM o.parent_id OR o.address <> n.address GROUP BY 1 ORDER BY 1'
  LOOP
    EXECUTE 'SELECT a.address_id FROM added n
      JOIN ybss_registry.address a ON a.district = n.district AND a.address_id = n.address_id
      JOIN ybss_registry.address p ON p.district = a.district AND p.address_id = a.parent_id
      WHERE n.district = $1 AND (p.level = a.level OR ybss.address_truncate(a.address, p.level) <> p.address) LIMIT 1'
      INTO v_bad USING v_district;
    -- Renaming goes down the tree: the registry's own functions see to the children.
    IF v_bad IS NULL AND v_text AND TG_ARGV[0] = 'people' THEN
      EXECUTE 'SELECT a.address_id FROM added p
        JOIN ybss_registry.address a ON a.district = p.district AND a.parent_id = p.address_id AND a.state <> ''retired''
        WHERE p.district = $1 AND ybss.address_truncate(a.address, p.level) <> p.address LIMIT 1' INTO v_bad USING v_district;
    END IF;
    IF v_bad IS NOT NULL THEN
      PERFORM ybss_registry.refuse_misplaced(v_district, v_bad);
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_changed_addresses() IS
'A changed address still lies below its parent, and its living children below it (YBA18). Volatile: trigger. Security definer: people who write have no right to what it reads; row security binds by the writer''s scope. / 变更后的上下级规则。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_address_id() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR OLD.state <> 'proposed' THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA14', CONSTRAINT = 'address_id_is_for_ever',
      MESSAGE = pg_catalog.format('an address keeps its id and is never %s', CASE TG_OP WHEN 'UPDATE' THEN 'given another' ELSE 'deleted' END),
      DETAIL = '地址编号不得更改或重复使用，已确认的地址不得删除，只能注销。',
      HINT = 'ybss.retire_address(address_id); a proposed one may be deleted.';
  END IF;
  RETURN OLD;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_address_id() IS
'An address that was ever confirmed stays, with its id (YBA14). Volatile: trigger. Security definer: like every trigger function of the registry; it reads no table. / 地址编号永久不变。';

CREATE OR REPLACE FUNCTION ybss_registry.guard_retired_parent() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_many bigint := (SELECT count(*) FROM ybss_registry.address a
    WHERE a.district = NEW.district AND a.parent_id = NEW.address_id AND a.state <> 'retired');
BEGIN
  IF v_many > 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA13', CONSTRAINT = 'retired_address_has_no_children',
      MESSAGE = pg_catalog.format('%s addresses lie below the address', v_many), DETAIL = '该地址下仍有未注销的下级地址。',
      HINT = 'Retire them first, or in the same statement; ybss.retire_address(…, below => true) does.';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION ybss_registry.guard_retired_parent() IS
'Nothing living lies below a retired address when the statement ends (YBA13). Volatile: trigger. Security definer: what is out of the caller''s scope lies there too. / 注销地址下不得有在用地址。';

CREATE OR REPLACE TRIGGER guard_new AFTER INSERT ON ybss_registry.address REFERENCING NEW TABLE AS added
FOR EACH STATEMENT WHEN (current_user = 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_new_addresses('registry');
CREATE OR REPLACE TRIGGER guard_new_of_people AFTER INSERT ON ybss_registry.address REFERENCING NEW TABLE AS added
FOR EACH STATEMENT WHEN (current_user <> 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_new_addresses('people');
CREATE OR REPLACE TRIGGER guard_changed AFTER UPDATE ON ybss_registry.address REFERENCING NEW TABLE AS added OLD TABLE AS taken
FOR EACH STATEMENT WHEN (current_user = 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_changed_addresses('registry');
CREATE OR REPLACE TRIGGER guard_changed_of_people AFTER UPDATE ON ybss_registry.address REFERENCING NEW TABLE AS added OLD TABLE AS taken
FOR EACH STATEMENT WHEN (current_user <> 'ybss_owner') EXECUTE FUNCTION ybss_registry.guard_changed_addresses('people');
CREATE OR REPLACE TRIGGER guard_id BEFORE UPDATE OF address_id ON ybss_registry.address
FOR EACH ROW WHEN (OLD.address_id <> NEW.address_id) EXECUTE FUNCTION ybss_registry.guard_address_id();
CREATE OR REPLACE TRIGGER guard_delete BEFORE DELETE ON ybss_registry.address
FOR EACH ROW EXECUTE FUNCTION ybss_registry.guard_address_id();
CREATE OR REPLACE TRIGGER guard_retired AFTER UPDATE OF state ON ybss_registry.address
FOR EACH ROW WHEN (OLD.state <> 'retired' AND NEW.state = 'retired') EXECUTE FUNCTION ybss_registry.guard_retired_parent();

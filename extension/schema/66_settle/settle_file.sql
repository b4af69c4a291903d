-- The links of all that a list speaks of.

CREATE OR REPLACE FUNCTION ybss_registry.take_holders(p_link text) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  PERFORM ybss_registry.begin_holders();
  IF p_link = 'ownership' THEN
    INSERT INTO pg_temp.ybss_work_holder (district, holder_id, sharer)
    SELECT DISTINCT h.district, h.house_id, false FROM pg_temp.ybss_work_line l
    JOIN ybss_registry.house h ON h.district = l.district AND h.address_id = l.address_id
    WHERE l.state IN ('registered', 'merged');
  ELSE
    INSERT INTO pg_temp.ybss_work_holder (district, holder_id, sharer)
    SELECT DISTINCT l.district, l.record_id, false FROM pg_temp.ybss_work_line l
    WHERE l.state IN ('registered', 'merged') AND l.record_id IS NOT NULL AND CASE p_link
      WHEN 'residence' THEN l.address IS NOT NULL OR l.address_id IS NOT NULL WHEN 'household_member' THEN l.fields ? 'household_number'
      WHEN 'employment' THEN l.fields ? 'employer_code' ELSE true END;
  END IF;
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION ybss_registry.take_holders(text) IS
'Puts into pg_temp.ybss_work_holder the persons, houses or units of the lines in pg_temp.ybss_work_line of whom a link is to be renewed. Returns whether there are any. Volatile: fills a temporary table. / 清单所涉的关联主体。';

CREATE OR REPLACE FUNCTION ybss_registry.settle_file(p_link text, p_file_id bigint) RETURNS int
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_units bigint[];
BEGIN
  IF NOT ybss_registry.take_holders(p_link) THEN
    RETURN 0;
  END IF;
  IF p_link = 'premises' THEN
    -- Lists of houses and persons named these units before the register had them.
    v_units := ARRAY(SELECT t.holder_id FROM pg_temp.ybss_work_holder t);
    PERFORM ybss_registry.link_unit_owners(v_units);
    PERFORM ybss_registry.settle_link('employment', ybss_registry.named_as_employer(v_units));
    PERFORM ybss_registry.take_holders(p_link);
  END IF;
  RETURN ybss_registry.settle_holders(p_link);
END
$$;
COMMENT ON FUNCTION ybss_registry.settle_file(text, bigint) IS
'Renews a link of everything that the lines in pg_temp.ybss_work_line name, and ties to its units the houses that they own and the persons who work for them. Returns how many rows of the link are new. Volatile: writes the register. / 更新清单所涉的关联。';
REVOKE ALL ON FUNCTION ybss_registry.take_holders(text), ybss_registry.settle_file(text, bigint) FROM PUBLIC;

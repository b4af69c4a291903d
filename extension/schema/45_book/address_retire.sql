-- Retiring an address, with or without one that follows it.

CREATE OR REPLACE FUNCTION ybss.retire_address(address_id bigint, document text, successor bigint DEFAULT NULL, below boolean DEFAULT false,
  on_day date DEFAULT ybss.today()) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
DECLARE
  v_old ybss_registry.address := ybss_registry.living_address(least(address_id, successor));
  v_child bigint;
BEGIN
  -- Two are locked in the order of their ids, so that nobody waits in a circle.
  PERFORM ybss_registry.living_address(greatest(address_id, successor));
  v_old := ybss_registry.living_address(address_id);
  PERFORM ybss_registry.require_step('retire_address');
  -- A proposal may be dropped at any time.
  IF v_old.state <> 'proposed' AND ybss_registry.must_wait(v_old.district, ARRAY[address_id], on_day) THEN
    PERFORM ybss_registry.plan_change('retire', v_old.grid,
      pg_catalog.jsonb_build_object('address_ids', ARRAY[address_id], 'successor', successor, 'below', below), document, on_day);
    RETURN pg_catalog.format('%s: waits until %s', ybss.address_text(v_old.address), on_day);
  END IF;
  IF below THEN
    FOR v_child IN SELECT a.address_id FROM ybss_registry.address a
      WHERE a.district = v_old.district AND a.parent_id = v_old.address_id AND a.state <> 'retired' ORDER BY 1 LOOP
      PERFORM ybss.retire_address(v_child, document, NULL, true, on_day);
    END LOOP;
  END IF;
  IF successor IS NULL THEN
    RETURN ybss_registry.take_address_step(address_id, 'retired', document, NULL);
  END IF;
  IF successor = address_id THEN
    RAISE EXCEPTION USING ERRCODE = 'YBA14', CONSTRAINT = 'lineage_leads_to_the_living',
      MESSAGE = 'an address is not its own successor', DETAIL = '地址不能由自身承接。', HINT = 'Name another address, or none.';
  END IF;
  PERFORM ybss_registry.hand_over('replace', v_old, ARRAY[successor], successor, document, on_day);
  RETURN pg_catalog.format('%s: retired', ybss.address_text(v_old.address));
END
$$;
COMMENT ON FUNCTION ybss.retire_address(bigint, text, bigint, boolean, date) IS
'Retires an address for ever. With a successor, what stands on it moves there and lineage leads there; below: the addresses below it are retired, too. Before its day it waits (ybss.planned_change). Gives a sentence. Raises YBA13 where something stands on it, YBA10, YBA11, YBA14, YBA19, YBA22. Volatile: writes the register. Security definer: as confirm_address. / 注销地址，可指定承接地址。';
REVOKE ALL ON FUNCTION ybss.retire_address(bigint, text, bigint, boolean, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ybss.retire_address(bigint, text, bigint, boolean, date) TO ybss_operator;

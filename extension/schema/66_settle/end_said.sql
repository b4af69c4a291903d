-- What a list no longer says: its statements end on the day of the delivery that left them out.

CREATE OR REPLACE FUNCTION ybss_registry.end_said() RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ybss_registry.left_out x WHERE x.state = 'ended') THEN
    RETURN;
  END IF;
  -- A said_… function ranks a line by its number, or by it turned round.
  WITH ended AS MATERIALIZED (
    SELECT s.ctid AS at, s.district, s.holder_id, s.member_id, s.day, f.source, pg_catalog.min(x.day) AS until
    FROM pg_temp.ybss_work_said s
    JOIN ybss_registry.left_out x ON x.origin_file = s.file_id AND x.origin_line = abs(s.rank) AND x.state = 'ended' AND x.day > s.day
    JOIN ybss_registry.intake_file f ON f.file_id = s.file_id
    WHERE s.link_id IS NULL GROUP BY 1, 2, 3, 4, 5, 6
  )
  UPDATE pg_temp.ybss_work_said s SET until = least(s.until, greatest(e.until,
    -- Of two lists that said it together the longer one counts.
    (SELECT pg_catalog.max(o.until) FROM ended o WHERE o.district = e.district AND o.holder_id = e.holder_id
       AND o.member_id IS NOT DISTINCT FROM e.member_id AND o.source <> e.source AND o.day <= e.until)))
  FROM ended e
  WHERE s.ctid = e.at
    -- What another list says as well goes on.
    AND NOT EXISTS (SELECT FROM pg_temp.ybss_work_said o JOIN ybss_registry.intake_file f USING (file_id)
      WHERE o.district = s.district AND o.holder_id = s.holder_id AND o.member_id = s.member_id AND f.source <> e.source
        AND o.ctid <> ALL (ARRAY(SELECT x.at FROM ended x)));
END
$$;
COMMENT ON FUNCTION ybss_registry.end_said() IS
'Ends statements in pg_temp.ybss_work_said on the day from which their list no longer made them, where the source ends what it leaves out, unless another list says the same. Volatile: changes a temporary table. / 清单不再列出的内容自该期起终止。';
REVOKE ALL ON FUNCTION ybss_registry.end_said() FROM PUBLIC;

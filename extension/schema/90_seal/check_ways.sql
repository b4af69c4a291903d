-- Lines of lists that have no way on.

CREATE OR REPLACE FUNCTION ybss_registry.broken_ways() RETURNS TABLE (rule text, target text, record_id bigint, what text, chinese text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, ybss, pg_temp
AS $$
  SELECT 'way_on', 'intake_line', l.file_id, pg_catalog.format('a line in review has an open review that it waits for: %s lines of file %s have none, the first is %s; '
    'CALL ybss.run_job(''reopen'') opens one for each', count(*), l.file_id, pg_catalog.min(l.line)), '核查状态的清单行必须有待处理的核查事项。'
  FROM ybss_registry.intake_line l
  WHERE l.state = 'review' AND NOT EXISTS (SELECT FROM ybss_registry.review r
    WHERE r.file_id = l.file_id AND r.line = l.line AND r.decision IS NULL AND r.blocking)
  GROUP BY l.file_id
  UNION ALL
  SELECT 'way_on', 'intake_line', l.file_id, pg_catalog.format('a line of a list that is through is registered, merged, in review or discarded: %s lines of file %s are not, the first is %s',
    count(*), l.file_id, pg_catalog.min(l.line)), '已处理完的清单中，每一行都应有结果。'
  FROM ybss_registry.intake_file f JOIN ybss_registry.intake_line l USING (file_id)
  WHERE f.step = 'linked' AND l.state IN ('new', 'read', 'placed')
  GROUP BY l.file_id
$$;
COMMENT ON FUNCTION ybss_registry.broken_ways() IS
'Lists with lines that nobody will look at: in review without an open review, or left on the way when the list was through; record_id is the file''s. Stable: reads intake. / 无人处理的清单行。';
REVOKE ALL ON FUNCTION ybss_registry.broken_ways() FROM PUBLIC;

-- Steps of intake work on a set of lines of their own, in one go: what took a file from
-- one written state to the next is gone. A file in the midst of them goes on from there.
DROP FUNCTION IF EXISTS
  ybss_registry.finding_of(ybss_registry.intake_line, text, text, boolean, jsonb), ybss_registry.coded_lines(bigint, int, int),
  ybss_registry.read_lines(bigint, int, int), ybss_registry.place_lines(bigint, int, int), ybss_registry.respell_wanted(bigint),
  ybss_registry.intake_lines(bigint, text, text), ybss_registry.intake_whole(bigint, text, text), ybss_registry.refresh_statistics(text);

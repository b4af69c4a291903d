-- Matching is a step of its own: lines go in, verdicts come out.
DROP FUNCTION IF EXISTS ybss_registry.block_lines(bigint), ybss_registry.match_pairs(bigint), ybss_registry.merge_known_ids(bigint),
  ybss_registry.accept_pairs(bigint, real, real), ybss_registry.match_lines(bigint, real, real);

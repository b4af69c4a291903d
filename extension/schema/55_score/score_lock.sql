-- Who scores where at a time.

CREATE OR REPLACE FUNCTION ybss_registry.score_lock(p_kind text, p_grid ybss.grid_code) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended('ybss.score ' || p_kind || ybss.grid_truncate(p_grid, least(3, ybss.grid_level(p_grid)))::text, 0);
COMMENT ON FUNCTION ybss_registry.score_lock(text, ybss.grid_code) IS
'Key of the lock of the records of a kind in a community: who scores there holds it to the end of the transaction; a writer who finds it taken leaves the record in the queue and waits for nobody. Immutable: depends on its arguments only. / 评分锁编号。';

CREATE OR REPLACE FUNCTION ybss_registry.score_lock() RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended('ybss.score', 0);
COMMENT ON FUNCTION ybss_registry.score_lock() IS
'Key of the lock of scoring as such: who scores shares it; a bulk load that holds it alone knows that nobody is just giving a first score to a record that it changes, and need not queue those without one. Immutable: a constant. / 评分总锁编号。';
REVOKE ALL ON FUNCTION ybss_registry.score_lock(text, ybss.grid_code), ybss_registry.score_lock() FROM PUBLIC;

-- Models and runs as people read them.

CREATE OR REPLACE VIEW ybss.match_model WITH (security_barrier) AS
SELECT o.model, o.version, o.kind, o.key, o.prior, o.accept, o.refuse, o.most_in_block, o.one_to_one, o.estimate, o.remark, o.declared_by, o.declared_at
FROM ybss_registry.match_model o;
COMMENT ON VIEW ybss.match_model IS
'Match models: those of the registers, and those for tables that somebody declared (ybss.declare_match_model). / 匹配模型。';

CREATE OR REPLACE VIEW ybss.match_level WITH (security_barrier) AS
SELECT l.model, f.position, l.field, f.expression, f.comparison, f.frequency, f.common_above, l.level, l.name, l.m, l.u, l.weight
FROM ybss_registry.match_level l JOIN ybss_registry.match_field f USING (model, field);
COMMENT ON VIEW ybss.match_level IS
'What each field of a match model weighs, level by level: m, u, and log2 of their quotient. / 匹配模型各字段各级别的权重。';

CREATE OR REPLACE VIEW ybss.match_rule WITH (security_barrier) AS
SELECT r.model, r.rule, string_agg(r.field || ' ' || r.key, ', ' ORDER BY r.position) AS keys
FROM ybss_registry.match_rule r GROUP BY r.model, r.rule;
COMMENT ON VIEW ybss.match_rule IS
'What brings two records together: they share all keys of one rule. / 匹配模型的分块规则。';

CREATE OR REPLACE VIEW ybss.match_run WITH (security_barrier) AS
SELECT r.run_id, r.model, r.version, r.kind, r.relation, r.other, r.started_by, r.started_at, r.finished_at, r.state,
  r.records, r.records_other, r.pairs_told, r.pairs, r.edges, r.clusters, r.notes, r.definition
FROM ybss_registry.match_run r
WHERE ybss_registry.owns_match_run(r.kind, r.started_role, r.started_member, r.node);
COMMENT ON VIEW ybss.match_run IS
'Runs of match models: one''s own over tables, and those over registers that are one''s own or lie within one''s scope. notes: rule by rule, how many blocks and pairs there were, and which blocks were left out for their size. definition: the model as it was followed, with the weights that were taken or estimated. / 匹配运行情况。';

CREATE OR REPLACE VIEW ybss.match_pair WITH (security_barrier) AS
SELECT e.run_id, e.a, e.b, e.weight, 1 / (1 + power(2, -least(greatest(e.weight, -500), 500)::float8)) AS probability, e.band, e.rule
FROM ybss_registry.match_edge e JOIN ybss_registry.match_run r USING (run_id)
WHERE r.kind = 'table' AND ybss_registry.owns_match_run(r.kind, r.started_role, r.started_member, r.node);
COMMENT ON VIEW ybss.match_pair IS
'Pairs that runs over one''s own tables kept: keys, weight (log2 odds), the probability that they are one, band (accept 自动, review 人工) and the rule that brought them together. Another threshold takes no new run. / 本人数据表的匹配记录对。';

CREATE OR REPLACE VIEW ybss.match_member WITH (security_barrier) AS
SELECT m.run_id, m.cluster, m.side, m.key
FROM ybss_registry.match_member m JOIN ybss_registry.match_run r USING (run_id)
WHERE r.kind = 'table' AND ybss_registry.owns_match_run(r.kind, r.started_role, r.started_member, r.node);
COMMENT ON VIEW ybss.match_member IS
'What belongs together by runs over one''s own tables: records (side 0 the first table, 1 the other) of one cluster are one; who stands alone has no row. / 本人数据表的匹配聚类。';

CREATE OR REPLACE VIEW ybss_registry.last_match AS
SELECT DISTINCT ON (r.kind) r.kind, r.run_id, r.model, r.finished_at
FROM ybss_registry.match_run r
-- A run over less than what the caller sees would hide from him what it did not look at.
WHERE r.kind <> 'table' AND r.state = 'finished' AND ybss_registry.covers_scope(r.node)
ORDER BY r.kind, r.run_id DESC;
COMMENT ON VIEW ybss_registry.last_match IS
'The last run over each register that looked at all that the caller sees. / 覆盖当前人员权限范围的最近一次登记库匹配。';
REVOKE ALL ON ybss_registry.last_match FROM PUBLIC;


GRANT SELECT ON ybss.match_model, ybss.match_level, ybss.match_rule, ybss.match_run TO ybss_reader, ybss_operator;
GRANT SELECT ON ybss.match_pair, ybss.match_member TO ybss_reader, ybss_operator;
SELECT ybss.protect_table(('ybss_registry.' || t)::regclass, '{}', '{}')
FROM unnest(ARRAY['match_model', 'match_field', 'match_level', 'match_rule', 'match_veto', 'match_dependence', 'match_model_version',
  'match_run', 'match_edge', 'match_member', 'match_value', 'match_sample']) t;

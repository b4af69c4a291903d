-- Everything that somebody may read, by rule: in_scope decides about its rows, or it
-- stands here with the reason why another district may see it. No row is an answer.
SET client_min_messages = warning;
\pset tuples_only on
CREATE TEMP TABLE reader AS SELECT r.oid AS role FROM pg_roles r WHERE r.rolname ~ '^ybss_' AND r.rolname <> 'ybss_owner' UNION ALL SELECT 0;
-- a relation that a role of the registry's, or PUBLIC, may read in whole or in part
CREATE TEMP TABLE readable AS
SELECT DISTINCT c.oid AS relation, c.relname AS name, c.relnamespace::regnamespace::text AS schema, c.relkind AS kind FROM pg_class c
WHERE c.relnamespace IN ('ybss'::regnamespace, 'ybss_registry'::regnamespace) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND (EXISTS (SELECT FROM aclexplode(c.relacl) a JOIN reader ON reader.role = a.grantee WHERE a.privilege_type = 'SELECT')
    OR EXISTS (SELECT FROM pg_attribute t, aclexplode(t.attacl) a JOIN reader ON reader.role = a.grantee WHERE t.attrelid = c.oid AND a.privilege_type = 'SELECT'));
-- a table whose rows in_scope decides about: for everybody, or in each policy by which somebody reads
CREATE TEMP TABLE scoped AS
SELECT c.oid AS relation FROM pg_class c WHERE c.relnamespace = 'ybss_registry'::regnamespace AND c.relkind IN ('r', 'p')
  AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polcmd IN ('*', 'r') AND pg_get_expr(p.polqual, p.polrelid) ~ 'in_scope');
CREATE TEMP TABLE allowed (name name, reason text);
INSERT INTO allowed VALUES
  ('access_log', 'for auditors: who looked at what'), ('change', 'for auditors: who wrote'), ('member', 'for auditors: who acts'),
  ('pool_role', 'for auditors'), ('reveal_item', 'grades of items, the same everywhere'), ('scope_grant', 'for auditors: who may see what'), ('ticket_use', 'for auditors'),
  ('verification', 'for auditors: rounds; people read them by views of what they drew'),
  ('code_alias', 'words of standards'), ('code_table', 'standards'), ('code_value', 'standards'), ('division', 'statutory divisions'), ('division_change', 'changes of them that were decided and published'), ('division_step', 'the same, row by row'), ('document_kind', 'standards'), ('shipped_row', 'standards as shipped'), ('grid', 'the management tree itself: codes, names, outlines'), ('outline', 'outlines of the management tree'), ('outline_queue', 'which of them no longer hold'),
  ('item', 'catalogue'), ('local_code', 'codes of public lists'), ('local_name', 'names of places'), ('no_value', 'words for nothing'), ('no_code_reason', 'standards'), ('no_document_reason', 'standards'),
  ('office_step', 'which office owns which step'), ('question_limit', 'catalogue'), ('record_kind', 'catalogue'), ('report', 'forms'), ('report_field', 'forms'),
  ('review_reason', 'words'), ('rule', 'words'), ('suspended_rule', 'which rule of the catalogue failed'),
  ('source_column', 'how lists call their columns'), ('source_value', 'what the words of lists mean'),
  ('intake_file', 'whose list a line is of: names and counts, no content; a header is names of the catalogue'), ('source', 'whose lists there are'),
  ('match_model', 'what is compared and how'), ('match_field', 'the same'), ('match_level', 'weights'), ('match_rule', 'what brings records together'),
  ('job', 'what can be run'), ('step', 'which steps of upgrades were made'), ('look_up_limit', 'how many look-ups a member has a day');
SELECT r.name FROM readable r WHERE r.kind <> 'v' AND r.relation NOT IN (TABLE scoped) AND r.name NOT IN (SELECT a.name FROM allowed a) ORDER BY 1;
-- a view that people read, over a table that is neither scoped nor allowed, however deep
CREATE TEMP TABLE over AS
WITH RECURSIVE over AS (
  SELECT r.relation AS view, r.relation AS relation FROM readable r WHERE r.kind = 'v'
  UNION
  SELECT o.view, d.refobjid FROM over o JOIN pg_rewrite w ON w.ev_class = o.relation
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> o.relation
) SELECT o.view, c.oid AS relation, c.relname AS name, v.relname AS view_name FROM over o JOIN pg_class c ON c.oid = o.relation JOIN pg_class v ON v.oid = o.view WHERE c.relkind IN ('r', 'p');
CREATE TEMP TABLE asking (view name, relation name, reason text, by text DEFAULT '');
INSERT INTO asking VALUES
  ('job_run', 'job_run', 'sees_run asks for each run'), ('saved_entry', 'saved_entry', 'asks for the district''s node'), ('report', 'saved_entry', 'asks for the district''s node'),
  ('quality_record', 'score_queue', 'looked up by a record that is seen'), ('quality_grid', 'score_queue', 'asks for the place'),
  ('progress_grid', 'score_queue', 'over quality_grid'),
  ('match_run', 'match_run', 'owns_match_run asks for each run'), ('match_pair', 'match_run', 'owns_match_run asks'), ('match_pair', 'match_edge', 'of one''s own runs'),
  ('duplicate', 'match_run', 'the last one; no row of it is shown'), ('duplicate', 'match_edge', 'joined to both records, which are seen'),
  ('match_member', 'match_run', 'owns_match_run asks'), ('match_member', 'match_member', 'of one''s own runs'),
  ('verification_grid', 'verification', 'joined to what it drew, which is seen'), ('verification_item', 'verification', 'joined to what it drew'), ('verification_sample', 'verification', 'joined to what it drew');
SELECT DISTINCT o.view_name, o.name FROM over o
WHERE o.relation NOT IN (TABLE scoped) AND o.name NOT IN (SELECT a.name FROM allowed a WHERE a.name NOT IN ('verification'))
  AND (o.view_name, o.name) NOT IN (SELECT a.view, a.relation FROM asking a) ORDER BY 1, 2;
-- what is said to ask does so
UPDATE asking SET by = CASE WHEN view = 'job_run' THEN 'sees_run' WHEN view LIKE 'match%' THEN 'owns_match_run' ELSE 'in_scope' END WHERE reason ~ 'ask';
SELECT a.view FROM asking a WHERE pg_get_viewdef(('ybss.' || a.view)::regclass) !~ a.by ORDER BY 1;
-- and nothing stands in these lists that is not there
SELECT a.view, a.relation FROM asking a WHERE (a.view, a.relation) NOT IN (SELECT o.view_name, o.name FROM over o) ORDER BY 1, 2;
SELECT a.name FROM allowed a WHERE a.name NOT IN (SELECT r.name FROM readable r) AND a.name NOT IN (SELECT o.name FROM over o) ORDER BY 1;

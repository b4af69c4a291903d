-- Who decided about a line is who acts, whatever the writer put there.

-- On a connection that many share the session's role says nothing: who decides is who acts.
CREATE OR REPLACE FUNCTION ybss_registry.name_decider() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, ybss, pg_temp
AS $$
BEGIN
  NEW.decided_by := (SELECT a.actor FROM ybss_registry.acting() a);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION ybss_registry.name_decider() IS
'Writes who decides about a line, whatever the writer put there. Volatile: trigger. Security definer: people have no right to members. / 填写核查处理人。';
REVOKE ALL ON FUNCTION ybss_registry.name_decider() FROM PUBLIC;
CREATE OR REPLACE TRIGGER name_decider BEFORE UPDATE OF decision, decided_by ON ybss_registry.review
FOR EACH ROW WHEN (NEW.decision IS NOT NULL) EXECUTE FUNCTION ybss_registry.name_decider();

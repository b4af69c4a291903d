"""Nobody acts: a job or a write says so by name. Codes that are none: a verdict, not an error."""


def nobody(scene):
    """A pooled role without a ticket must not be told that work is done which was not."""
    admin = scene.admin()
    admin.query("INSERT INTO ybss_registry.pool_role VALUES ('attack_pool', 'transaction') ON CONFLICT DO NOTHING")
    session = scene.session("attack_pool")
    for job in ("score", "intake"):
        text = "CALL ybss.run_job('%s')" % job
        answer = session.query(text)
        if not answer.error:
            scene.find("silent job", "attack_pool", text, "done by nobody")
        elif not answer.error["C"].startswith("YB") or "D" not in answer.error or "H" not in answer.error:
            scene.find("unnamed refusal", "attack_pool", text, "%s %s" % (answer.error["C"], answer.error["M"]))
    text = "UPDATE ybss_registry.person SET former_name = '无' "
    answer = session.query("BEGIN; " + text)
    if answer.error and "row-level security" in answer.error["M"]:
        scene.find("unnamed refusal", "attack_pool", text, answer.error["M"])
    session.query("ROLLBACK")
    text = "INSERT INTO ybss_registry.person (district, grid, name, no_document_reason) VALUES (520371, '520371001001001', '无名', '01')"
    answer = session.query("BEGIN; " + text)
    if answer.error and "row-level security" in answer.error["M"]:
        scene.find("unnamed refusal of a write", "attack_pool", text, answer.error["M"])
    session.close()
    admin.query("DELETE FROM ybss_registry.pool_role WHERE role_name = 'attack_pool'")
    admin.close()


def codes(scene):
    session = scene.session("attack_reader")
    for payload in ("'junk'", "NULL", "''", "'YBSS'", "'0123456789012345678901234567890123456789'", "repeat('A', 100000)", "E'\\x01'"):
        text = "SELECT verdict FROM ybss.qr_verify(%s)" % payload
        answer = session.query(text)
        if answer.error or [row[0] for row in answer.rows] != ["forged"]:
            scene.find("code that is none", "attack_reader", text, str(answer.rows or answer.error.get("M")))
    session.close()

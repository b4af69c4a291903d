"""Originals, decisions, codes and samples that a clerk changes without the functions."""

CHANGES = (
    "UPDATE ybss_registry.intake_line SET raw = '\\x00'",
    "UPDATE ybss_registry.intake_line SET received_at = now()",
    "UPDATE ybss_registry.intake_line SET line = line + 1000000",
    "DELETE FROM ybss_registry.intake_line",
    "UPDATE ybss_registry.intake_file SET first_line = '\\x00', digest = '\\x00'",
    "DELETE FROM ybss_registry.intake_file",
    "UPDATE ybss_registry.review SET decision = NULL, decided_at = NULL, decided_by = NULL",
    "UPDATE ybss_registry.review SET decision = 'accept', decided_at = now()",
    "DELETE FROM ybss_registry.review",
    "UPDATE ybss_registry.qr_code SET revoked_at = NULL, expires_at = '2099-01-01'",
    "UPDATE ybss_registry.qr_code SET record_id = record_id + 1",
    "DELETE FROM ybss_registry.qr_code",
    "UPDATE ybss_registry.verification SET seed = 1",
    "UPDATE ybss_registry.verification_record SET outcome = 'right'",
    "UPDATE ybss_registry.change SET who = '别人'",
    "DELETE FROM ybss_registry.history",
    "UPDATE ybss_registry.access_log SET who = '别人'",
    "DELETE FROM ybss_registry.access_log",
    "UPDATE ybss_registry.investigation SET opened_by = '别人'",
    "UPDATE ybss_registry.job_run SET state = 'finished'",
)


def tamper(scene):
    session = scene.session("attack_clerk")
    for text in CHANGES:
        answer = session.query("BEGIN; " + text)
        if not answer.error and not answer.tags[1].endswith(" 0"):
            scene.find("original changed: " + " ".join(text.split()[:3]), "attack_clerk", text, answer.tags[1])
        session.query("ROLLBACK")
    # Runs of other sessions.
    for text in ("SELECT ybss.cancel_job(1)", "SELECT ybss_registry.count_saved(520399, 'person', 'name', '别区', 'list', NULL, 1000000)"):
        answer = session.query("BEGIN; " + text)
        if not answer.error and answer.rows and answer.rows[0][0] != "f":
            scene.find("work of others: " + text.split("(")[0], "attack_clerk", text, "done")
        session.query("ROLLBACK")
    session.close()


def seeds(scene):
    """Who draws a sample does not choose its seed: a seed can be searched that draws whom one likes."""
    session = scene.session("attack_clerk")
    text = "SELECT ybss.draw_sample('person', '520371001', 3, 'visit', 7, '公安')"
    answer = session.query("BEGIN; " + text)
    if not answer.error:
        scene.find("seed of a sample", "attack_clerk", text, "taken")
    session.close()

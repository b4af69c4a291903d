"""A list of guessed numbers: what becomes of its lines must not lead to whom the sender does not see."""


def guesses(scene):
    """A clerk's line holds the number of somebody of another town; intake runs; the clerk reads the queue and decides."""
    admin, session = scene.admin(), scene.session("attack_clerk")
    person = next(p for p in scene.group("hidden") if p.number)
    line = "猜一,%s,,贵州省遵义市明处镇明路1003号,,2026-01-01" % person.number["a"]
    answer = session.query("SELECT file_id FROM ybss.load_list('police_masked', 'guess.csv', convert_to(E'姓名,身份证,生日,住址,电话,日期\\n%s\\n', 'UTF8'))" % line)
    if answer.error:
        return session.close()
    admin.query("CALL ybss.run_job('intake')")
    text = "SELECT review_id, reason, candidates FROM ybss.review_queue"
    for review, reason, candidates in session.query(text).rows:
        if candidates and person.id in candidates:
            scene.find("list of guesses: candidates", "attack_clerk", text, "%s %s" % (reason, candidates), (person, "number"))
    for review, in admin.query("SELECT review_id FROM ybss_registry.review WHERE candidates::text ~ '%s' AND decision IS NULL" % person.id).rows:
        text = "SELECT ybss.decide(%s, 'same', %s)" % (review, person.id)
        answer = session.query("BEGIN; " + text)
        if not answer.error:
            scene.find("list of guesses: the line becomes somebody hidden", "attack_clerk", text, "done")
        session.query("ROLLBACK")
    session.close()
    admin.close()

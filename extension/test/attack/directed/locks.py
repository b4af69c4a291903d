"""A stranger holds every advisory key that the registry's work was seen to take."""

WORK = ("CALL ybss.run_job('score')", "CALL ybss.run_job('intake')",
        """INSERT INTO ybss_registry.address (district, grid, address, state)
           VALUES (520371, '520371001001001', ybss.parse('贵州省遵义市明处镇明路9{n}号'), 'confirmed')""",
        "UPDATE ybss_registry.address SET parent_id = NULL WHERE district = 520371 AND parent_id IS NULL",
        "SELECT ybss.move_node('520371001001002', '520371001001009', '民发1号')")
KEYS = """SELECT DISTINCT objsubid, classid::bigint, objid::bigint FROM pg_locks
    WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


def advisory(scene):
    keys = set()
    admin = scene.admin()
    for text in WORK:
        # Inside a transaction where it can run there, so that its locks can be read.
        answer = admin.query("BEGIN; %s" % text.format(n=1))
        if not answer.error:
            keys.update(tuple(row) for row in admin.query(KEYS).rows)
        admin.query("ROLLBACK")
    # Names of keys in the sources of functions, as they stand in the catalogue.
    for row in admin.query("""SELECT DISTINCT m[1] FROM pg_proc, regexp_matches(prosrc, 'hashtext\\(''([^'']+)''', 'g') m
            WHERE pronamespace::regnamespace::text LIKE 'ybss%'""").rows:
        for second in (None, "intake", "score", "refile"):
            named = "'%s'" % second if second else "NULL"
            text = "SELECT hashtext('%s')::bigint & 4294967295, coalesce(hashtext(%s)::bigint & 4294967295, -1)" % (row[0], named)
            first, other = admin.query(text).rows[0]
            # One key of 64 bits that began as an int4 is sign-extended.
            keys.add(("2", first, other) if second else ("1", "4294967295" if int(first) >> 31 else "0", first))
    stranger = scene.session("attack_stranger")
    for kind, first, second in keys:
        if kind == "1":
            stranger.query("SELECT pg_advisory_lock((%s::bigint << 32) | %s::bigint)" % (first, second))
        else:
            stranger.query("SELECT pg_advisory_lock((%s::bit(32))::int, (%s::bit(32))::int)" % (first + "::bigint", second + "::bigint"))
    admin.query("SET lock_timeout = '1500ms'")
    for number, text in enumerate(WORK):
        answer = admin.query(text.format(n=10 + number))
        if answer.error and answer.error["C"] in ("55P03", "YBJ02"):
            scene.find("work that a stranger stops", "attack_stranger", text, "%s %s" % (answer.error["C"], answer.error["M"]))
    stranger.close()
    admin.close()

"""The forms in which a statement is run: plainly, prepared, by cursor, copied, explained, counted."""

# Every one begins in no transaction and is followed by ROLLBACK.
EXPLAINS = ("EXPLAIN ", "EXPLAIN (VERBOSE) ", "EXPLAIN (FORMAT JSON) ", "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) ",
            "EXPLAIN (ANALYZE, VERBOSE, TIMING OFF, SUMMARY OFF, FORMAT JSON) ", "EXPLAIN (ANALYZE, WAL, SETTINGS, TIMING OFF, SUMMARY OFF, FORMAT XML) ",
            "EXPLAIN (COSTS OFF, ANALYZE, TIMING OFF, SUMMARY OFF, FORMAT YAML) ", "EXPLAIN ANALYZE ")
COUNTERS = """; SELECT relname, seq_scan, seq_tup_read, idx_scan, idx_tup_fetch FROM pg_stat_xact_all_tables
 WHERE schemaname = 'ybss_registry' AND relname NOT IN ('member', 'scope_grant', 'pool_role') AND seq_scan + idx_scan > 0 ORDER BY 1"""
LOCKS = "; SELECT relation::regclass, locktype, page, tuple FROM pg_locks WHERE mode = 'SIReadLock' ORDER BY 1, 2, 3, 4"

# As in a registry so large that the planner asks the index.
INDEXED = "SET LOCAL enable_seqscan = off; "


def plain(text, random):
    return "BEGIN; " + text + "; SET CONSTRAINTS ALL IMMEDIATE"


def prepared(text, random):
    return "BEGIN; SET LOCAL plan_cache_mode = %s; PREPARE attack AS %s; EXECUTE attack; DEALLOCATE attack" % (
        random.choice(("force_generic_plan", "force_custom_plan")), text)


def cursor(text, random):
    return "BEGIN; DECLARE attack SCROLL CURSOR WITH HOLD FOR %s; FETCH 3 FROM attack; MOVE ALL FROM attack; MOVE BACKWARD ALL FROM attack; CLOSE attack" % text


def copied(text, random):
    return "BEGIN; COPY (%s) TO STDOUT %s" % (text, random.choice(("", "(FORMAT csv, HEADER)", "(FORMAT binary)")))


def explained(text, random):
    return "BEGIN; " + random.choice(("", INDEXED)) + random.choice(EXPLAINS) + text


def explained_prepared(text, random):
    return "BEGIN; PREPARE attack AS %s; %sEXECUTE attack; DEALLOCATE attack" % (text, random.choice(EXPLAINS))


def explained_cursor(text, random):
    return "BEGIN; %sDECLARE attack CURSOR FOR %s" % (random.choice(EXPLAINS), text)


def explained_table(text, random):
    return "BEGIN; %sCREATE TEMPORARY TABLE attack_copy AS %s" % (random.choice(EXPLAINS), text)


def explained_inside(text, random):
    """From a function's body, where no client would see the statement."""
    return "BEGIN; DO $attack$ DECLARE line text; BEGIN FOR line IN EXECUTE $q$%s%s$q$ LOOP RAISE NOTICE '%%', line; END LOOP; END $attack$" % (
        random.choice(EXPLAINS), text)


def printed(text, random):
    """The server's own debugging messages, which any client may ask for."""
    return "BEGIN; SET LOCAL client_min_messages = debug5; SET LOCAL debug_print_%s = on; SET LOCAL debug_pretty_print = %s; %s" % (
        random.choice(("plan", "plan", "rewritten", "parse")), random.choice(("on", "off")), text)


def counted(text, random):
    return "BEGIN; " + INDEXED + text + COUNTERS


def locked(text, random):
    return "BEGIN ISOLATION LEVEL SERIALIZABLE; " + INDEXED + text + LOCKS


def inside(text, random):
    """In PL/pgSQL, with every error caught and its parts told."""
    return """BEGIN; DO $attack$ DECLARE r record; n int := 0; a text; b text; c text; d text; BEGIN
 FOR r IN EXECUTE $q$%s$q$ LOOP n := n + 1; RAISE NOTICE '%%', r; END LOOP; RAISE NOTICE '%% rows', n;
 EXCEPTION WHEN others THEN GET STACKED DIAGNOSTICS a = MESSAGE_TEXT, b = PG_EXCEPTION_DETAIL, c = PG_EXCEPTION_CONTEXT, d = CONSTRAINT_NAME;
 RAISE NOTICE '%% %% %% %% %%', SQLSTATE, a, b, c, d; END $attack$""" % text


def stored(text, random):
    return "BEGIN; CREATE TEMPORARY TABLE attack_copy AS %s; SELECT * FROM attack_copy" % text


PLAIN = (plain, plain, plain, prepared, cursor, copied, inside, stored)
PLANS = (explained, explained, explained_prepared, explained_cursor, explained_table, explained_inside, printed, counted, locked)
# COPY and cursors carry queries; what writes, and CALL, goes plainly or is explained.
WRITES = (plain, plain, inside, explained, counted)


def choose(call, random):
    if call.parts:
        return plain
    if call.counted:
        return random.choice((explained, counted, locked, printed))
    if call.outside:
        return random.choice((None, None, explained))
    if not call.query or not call.text.startswith("SELECT"):
        return random.choice(WRITES)
    # Plans of the server's own tables tell of the server's own statistics.
    return random.choice(PLAIN) if not call.planned or random.random() < 0.6 else random.choice(PLANS)

"""What a mask hides is asked for by days and by numbers; purposes that say nothing."""

import datetime

import people

# A binary search over days: does anything that the person's score says turn on the day asked?
BIRTHDAY = """SELECT string_agg(concat_ws(' ', l.score, l.points, l.item), ';' ORDER BY l.score, l.item) FROM ybss.score_lost('person', {id}, {day}) l"""


def birthdays(scene):
    """Day on which the person becomes 18 or 22, by score_lost(as_of): as in mask_oracle.sql."""
    session = scene.session("attack_reader")
    for person in scene.group("masked"):
        for age in (18, 60):
            born = person.born["a"]
            day = born.replace(year=born.year + age)
            answers = []
            for around in ("'%s'::date" % day, "'%s'::date + 2" % day):
                answer = session.query(BIRTHDAY.format(id=person.id, day=around))
                answers.append(str(answer.rows or answer.error["C"]))
            if answers[0] != answers[1]:
                scene.find("days of birth", "attack_reader", BIRTHDAY.format(id=person.id, day="'%s'" % day),
                           "the answer turns on the day on which the person becomes %d" % age, (person, "birth"))
    session.close()


def units(scene):
    """A unit's telephone and its representative's name are masked by every road."""
    session = scene.session("attack_reader")
    for unit, in session.query("SELECT unit_id FROM ybss.unit").rows:
        text = "SELECT item, value FROM ybss.items_of('unit', %s)" % unit
        for item, value in session.query(text).rows:
            person = next((p for p in scene.group("masked") if value in (p.name["0"], p.phone["0"])), None)
            if person:
                scene.find("unmasked item: " + item, "attack_reader", text, "whole", (person, "name" if item == "representative" else "phone"))
    session.close()


def numbers(scene):
    """Whole numbers guessed one by one and in a set: each must leave a line, a set must be refused."""
    admin, session = scene.admin(), scene.session("attack_reader")
    lines = "SELECT count(*) FROM ybss_registry.access_log"
    for person in [p for p in scene.group("masked") if p.number][:3]:
        for text in ("SELECT * FROM ybss.where_lives('%s')" % person.number["a"], "SELECT * FROM ybss.where_lives('%s')" % person.number["b"]):
            before = int(admin.query(lines).rows[0][0])
            answer = session.query(text)
            if not answer.error and int(admin.query(lines).rows[0][0]) == before:
                known = (person, "number") if answer.rows else None
                scene.find("look-up without a line", "attack_reader", text, "%d rows, and no line in the log" % len(answer.rows), known)
    person = next(p for p in scene.group("masked") if p.number)
    text = "SELECT count(*) FROM unnest('{%s}'::text[]) n, LATERAL ybss.where_lives(n::ybss.citizen_id) w" % ",".join(person.number[v] for v in "0ab")
    answer = session.query(text)
    if not answer.error:
        scene.find("look-up of a set", "attack_reader", text, "%s rows in one statement" % answer.rows[0][0], (person, "number"))
    session.close()
    admin.close()


def limits(scene):
    """Look-ups end for the day; what is rolled back, or asked on another connection, counts as well."""
    admin = scene.admin()
    most = admin.query("SELECT most FROM ybss_registry.look_up_limit WHERE name = 'not_found'").rows
    if not most or most[0][0] is None:
        return admin.close()
    sessions = [scene.session("attack_reader") for _ in range(2)]
    shown = [0, 0]
    for number in range(int(most[0][0]) + 5):
        session = sessions[number % 2]
        answer = session.query("BEGIN; SELECT * FROM ybss.where_lives('%s')" % people.citizen_id(datetime.date(1971, 1, 1 + number % 28), 100 + number))
        session.query("ROLLBACK")
        shown[number % 2] += not answer.error
    if sum(shown) > int(most[0][0]):
        scene.find("look-ups without end", "attack_reader", "where_lives(...)", "%d and %d answered on two connections" % tuple(shown))
    for session in sessions:
        session.close()
    admin.close()


def purposes(scene):
    """A purpose without a letter or a Han character is no purpose."""
    session = scene.session("attack_officer")
    person = scene.group("hidden")[0]
    for purpose in ("..", "--", "12", "？！", "👍👍", "\u3000\u3000\u3000", "\u200b\u200b\u200b", "\u2003\u2003", "\u00a0\u00a0", "\ufeff\ufeff",
                    "\u180e\u180e\u180e"):
        answer = session.query("SELECT ybss.reveal('person', %s, 'phone', '%s')" % (person.id, purpose))
        if not answer.error:
            scene.find("empty purpose", "attack_officer", "reveal('person', …, 'phone', %s)" % ascii(purpose), "taken")
    session.close()

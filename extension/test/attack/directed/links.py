"""A clerk of one town ties what he may not see to what he may, and says that another did it."""


def row(table, columns, values):
    return "INSERT INTO ybss_registry.%s (district, grid, %s) VALUES (520371, '{grid}', %s)" % (table, columns, values)


LINKS = (
    ("residence", row("residence", "person_id, house_id, valid", "{person}, {house}, '[2024-01-01,2024-02-01)'")),
    ("side residence", row("residence", "person_id, house_id, valid, main", "{person}, {house}, '[2024-01-01,)', false")),
    ("ownership", row("ownership", "house_id, person_id, valid", "{house}, {person}, '[2024-01-01,)'")),
    ("tenancy", row("tenancy", "house_id, person_id, valid", "{house}, {person}, '[2024-01-01,)'")),
    ("guardianship", row("guardianship", "ward_id, person_id, valid", "{person}, {own}, '[2024-01-01,)'")),
    ("ward", row("guardianship", "ward_id, person_id, valid", "{own}, {person}, '[2024-01-01,)'")),
    ("departure", row("departure", "person_id, valid", "{person}, '[2030-01-01,)'")),
    ("document", row("document", "person_id, kind_code, number, valid", "{person}, '414', 'E12345678', '[2024-01-01,)'")),
    ("employment", row("employment", "unit_id, person_id, valid", "(SELECT min(unit_id) FROM ybss.unit), {person}, '[2024-01-01,)'")),
    ("household member", row("household_member", "household_id, person_id, relation_code, valid",
                             "(SELECT min(household_id) FROM ybss.household), {person}, '20', '[2010-01-01,2010-02-01)'")),
    ("representative", "UPDATE ybss_registry.unit SET representative_id = {person}"),
    ("hidden house", row("residence", "person_id, house_id, valid, main", "{own}, {hidden_house}, '[2024-01-01,)', false")),
    ("hidden address", "UPDATE ybss_registry.household SET address_id = {hidden_address}"),
    ("moved away", "UPDATE ybss_registry.residence SET person_id = {person} WHERE person_id = {own}"),
)
SAID = {"ybss.source": "police_hidden", "ybss.job_run": "1", "ybss.purpose": "公安核实", "ybss.change_kind": "refile"}


def foreign(scene):
    admin, session = scene.admin(), scene.session("attack_clerk")
    own, hidden = scene.group("masked")[7], scene.group("hidden")[3]
    house = admin.query("SELECT house_id FROM ybss_registry.residence WHERE person_id = %s AND main" % own.id).rows[0][0]
    address = admin.query("SELECT address_id FROM ybss_registry.house WHERE house_id = %s" % hidden.houses["a"][0]).rows[0][0]
    values = {"grid": "520371001001001", "person": hidden.id, "own": own.id, "house": house, "hidden_house": hidden.houses["a"][0], "hidden_address": address}
    for name, text in LINKS:
        text = text.format(**values)
        answer = session.query("BEGIN; %s; SET CONSTRAINTS ALL IMMEDIATE" % text)
        written = answer.tags[1:2] if not answer.error else []
        if written and not written[0].endswith(" 0"):
            scene.find("link to what is hidden: " + name, "attack_clerk", text, written[0])
        # Refused, it must say the same of what is there and of what is not.
        if not written and "{person}" in dict(LINKS)[name]:
            session.query("ROLLBACK")
            nobody = session.query("BEGIN; %s; SET CONSTRAINTS ALL IMMEDIATE" % text.replace(str(hidden.id), str(int(hidden.id) ^ 1)))
            said = [(a.error or {}).get("C", "taken") for a in (answer, nobody)]
            if said[0] != said[1]:
                scene.find("existence by a link: " + name, "attack_clerk", text, "somebody hidden: %s, nobody: %s" % tuple(said))
        session.query("ROLLBACK")
    session.close()
    admin.close()


def provenance(scene):
    """Source, run and purpose of a change do not come from what the client set."""
    session = scene.session("attack_clerk")
    person = scene.group("masked")[6]
    for name, value in SAID.items():
        session.query("SET %s = '%s'" % (name, value))
    text = "UPDATE ybss_registry.person SET former_name = '改名' WHERE person_id = %s" % person.id
    answer = session.query(text)
    if answer.error or answer.tags[:1] == ["UPDATE 0"]:
        text = "SELECT ybss.set_item('person', %s, 'former_name', '改名')" % person.id
        answer = session.query(text)
    admin = scene.admin()
    row = admin.query("""SELECT c.source, c.run_id, c.kind FROM ybss_registry.person p JOIN ybss_registry.change c USING (district, change_id)
        WHERE p.person_id = %s AND p.former_name = '改名'""" % person.id).rows
    if row and (row[0][0] == "police_hidden" or row[0][1] == "1" or row[0][2] == "refile"):
        scene.find("said provenance", "attack_clerk", "SET ybss.source = 'police_hidden'; " + text, "source %s, run %s, kind %s" % tuple(row[0]))
    text = """UPDATE ybss_registry.person SET stated = stated || '{"phone": "2026-11-26 公安"}' WHERE person_id = %s""" % person.id
    answer = session.query("BEGIN; %s RETURNING stated->>'phone'" % text)
    if answer.rows and answer.rows[0][0] == "2026-11-26 公安":
        scene.find("said provenance: stated", "attack_clerk", text, answer.rows[0][0])
    session.query("ROLLBACK")
    session.close()
    admin.close()

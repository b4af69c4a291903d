"""Makes the attacked registry: a template, and twins that differ in hidden values only."""

import pathlib
import re

import people
from wire import Connection

HERE = pathlib.Path(__file__).parent
ROLES = ("attack_reader", "attack_operator", "attack_stranger")
# The directed scripts have an officer who sees all, a clerk of the reader's town, a pool without a ticket.
OTHERS = ("attack_officer", "attack_clerk", "attack_pool")
MEMBERSHIP = {"attack_reader": ["ybss_reader"], "attack_operator": ["ybss_operator"], "attack_officer": ["ybss_reader"],
              "attack_clerk": ["ybss_operator"], "attack_pool": ["ybss_operator", "ybss_job"]}
PASSWORD = "attack"  # of throwaway roles on the loopback interface


class Fault(Exception):
    """The registry could not be made: nothing was attacked."""


class Server:
    def __init__(self, url):
        found = re.match(r"postgresql://([^:]+):([^@]+)@([^:]+):(\d+)/", url)
        self.user, self.password, self.host, self.port = found[1], found[2], found[3], int(found[4])

    def connect(self, database, role=None, timeout=30, options=""):
        if role:
            return Connection(self.host, self.port, role, PASSWORD, database, timeout, options)
        return Connection(self.host, self.port, self.user, self.password, database, 300, options)


def do(connection, *statements):
    """Statements that have to succeed; gives the last one's rows."""
    answer = None
    for statement in statements:
        answer = connection.query(statement)
        if answer.error:
            raise Fault("%s: %s\n%s" % (answer.error["M"], answer.error.get("D", ""), statement[:600]))
    return answer.rows


def quote(value):
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def make_database(server, name, template="template1"):
    admin = server.connect("postgres")
    do(admin, "DROP DATABASE IF EXISTS %s WITH (FORCE)" % name, "CREATE DATABASE %s TEMPLATE %s" % (name, template))
    admin.close()
    if template != "template1":
        # The settings of a database are not copied with it.
        copy = server.connect(name)
        do(copy, "SELECT ybss.guard_plans()")
        copy.close()


def make_roles(server):
    admin = server.connect("postgres")
    for role in ROLES + OTHERS:
        do(admin, "DO $$ BEGIN CREATE ROLE %s LOGIN PASSWORD '%s'; EXCEPTION WHEN duplicate_object THEN NULL; END $$" % (role, PASSWORD))
        for group in MEMBERSHIP.get(role, ()):
            do(admin, "GRANT %s TO %s" % (group, role))
    admin.close()


def take_roles_back(server):
    """A registry is made where nobody is a member of its roles yet."""
    admin = server.connect("postgres")
    for group, role in do(admin, "SELECT roleid::regrole, member::regrole FROM pg_auth_members WHERE member::regrole::text LIKE 'attack%'"):
        do(admin, "REVOKE %s FROM %s" % (group, role))
    admin.close()


def make_template(server, name="attack_template"):
    """A registry with everybody in version 0; gives the persons with their ids."""
    make_database(server, name)
    take_roles_back(server)
    admin = server.connect(name)
    do(admin, "SET client_min_messages = warning", "CREATE EXTENSION ybss CASCADE", "SELECT ybss.create_registry()",
       # Ids that are the same in every run.
       "UPDATE ybss_registry.registry SET id_key = 20261123")
    make_roles(server)
    do(admin, (HERE / "world.sql").read_text())
    persons = people.everybody()
    for person in persons:
        insert_person(admin, person)
    link_persons(admin, persons)
    work_of_offices(server, admin, persons, name)
    admin.close()
    return persons


def insert_person(admin, person):
    known = ("%s, NULL" % quote(person.number["0"])) if person.number else "NULL, '01'"
    row = do(admin, """INSERT INTO ybss_registry.person
        (district, grid, name, citizen_id, no_document_reason, birth_date, sex, phone, registered_address, items)
        VALUES (ybss.district_of(%s), %s, %s, %s, %s, '%d', %s, %s, '{"annual_income": "50000"}') RETURNING person_id""" % (
        quote(people.GRID[person.group]), quote(people.GRID[person.group]), quote(person.name["0"]), known,
        quote(person.born["0"]), 1 + person.index % 2, quote(person.phone["0"]), quote(person.other["0"])))
    person.id = row[0][0]


def since(person, day, age=0):
    """A period from that day, or from the new year after the person was as old: no version of the birth date is later."""
    return "'[%s,)'" % max(day, "%d-01-01" % (person.born["0"].year + age + 1))


def link_persons(admin, persons):
    """Houses, households, owners, tenants, guardians, work; and who left."""
    houses = {}
    for group, road in people.ROAD.items():
        houses[group] = do(admin, """SELECT h.house_id, a.address::text FROM ybss_registry.house h JOIN ybss_registry.address a USING (district, address_id)
            WHERE a.address::text ~ %s ORDER BY a.address::text""" % quote(road))
    for person in persons:
        # A masked person lives in scope, and rents a house out of it.
        group = "hidden" if person.group == "masked" else person.group
        offset = 60 if person.group == "masked" else 0
        person.houses = {v: houses[group][person.house[v] + offset] for v in "0ab"}
        district, grid = people.GRID[person.group][:6], people.GRID[person.group]
        if person.group == "masked":
            do(admin, """INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid)
                VALUES (%s, '%s', %s, %s, %s)""" % (district, grid, person.id, houses["masked"][person.index][0], since(person, "2020-01-01")))
        if "house" in person.kinds():
            do(admin, """INSERT INTO ybss_registry.residence (district, grid, person_id, house_id, valid, main)
                VALUES (%s, '%s', %s, %s, %s, %s)""" % (district, people.GRID[group], person.id, person.houses["0"][0], since(person, "2021-01-01"),
                                                                  person.group != "masked"))
    for group in people.GROUPS:
        here = [p for p in persons if p.group == group]
        district, grid = people.GRID[group][:6], people.GRID[group]
        do(admin, "INSERT INTO ybss_registry.ownership (district, grid, house_id, person_id, valid) VALUES " + ", ".join(
            "(%s, '%s', %s, %s, %s)" % (district, grid, houses[group][80 + p.index][0], p.id, since(p, "2015-01-01")) for p in here))
        do(admin, "INSERT INTO ybss_registry.tenancy (district, grid, house_id, person_id, valid) VALUES " + ", ".join(
            "(%s, '%s', %s, %s, %s)" % (district, grid, houses[group][100 + p.index][0], p.id, since(p, "2022-01-01")) for p in here[:8]))
        # A grown-up, a spouse or elder, a child or youth.
        for n, members in enumerate(zip(here[6:12], here[12:18], here[:6])):
            rows = do(admin, """INSERT INTO ybss_registry.household (district, grid, number)
                VALUES (%s, '%s', '户%s%d') RETURNING household_id""" % (district, grid, group, n))
            do(admin, "INSERT INTO ybss_registry.household_member (district, grid, household_id, person_id, relation_code, valid) VALUES " + ", ".join(
                "(%s, '%s', %s, %s, '%s', %s)" % (district, grid, rows[0][0], p.id, code, since(p, "2020-01-01", 16 if code == "02" else 0))
                for p, code in zip(members, ("02", "10", "20"))))
        do(admin, "INSERT INTO ybss_registry.guardianship (district, grid, ward_id, person_id, valid) VALUES (%s, '%s', %s, %s, %s)" % (
            district, grid, here[0].id, here[9].id, since(here[0], "2020-01-01")))
        do(admin, "INSERT INTO ybss_registry.departure (district, grid, person_id, destination, valid) VALUES (%s, '%s', %s, '浙江省', '[2025-01-01,)')" % (
            district, grid, here[10].id))
        rows = do(admin, """INSERT INTO ybss_registry.unit (district, grid, name, no_code_reason, address_id, representative, representative_id, phone)
            SELECT %s, '%s', '店%s', (SELECT min(code) FROM ybss_registry.no_code_reason), address_id, %s, %s, %s
            FROM ybss_registry.house WHERE house_id = %s RETURNING unit_id""" % (
            district, grid, group, quote(here[11].name["0"]), here[11].id, quote(here[11].phone["0"]), houses[group][79][0]))
        do(admin, "INSERT INTO ybss_registry.employment (district, grid, unit_id, person_id, valid) VALUES (%s, '%s', %s, %s, '[2023-01-01,)')" % (
            district, grid, rows[0][0], here[12].id))


def work_of_offices(server, admin, persons, name):
    """Lists with and without a header, the queue, runs, samples, codes, lines of the log."""
    for group in people.GROUPS:
        here = [p for p in persons if p.group == group]
        lines = ["%s,%s,%s,贵州省遵义市%s%s%d号,%s,2024-05-01" % (
            p.name["0"], p.number["0"] if p.number else "", p.born["0"], people.TOWN[group], people.ROAD[group], 1000 + p.index, p.phone["0"]) for p in here]
        listed = "姓名,身份证,生日,住址,电话,日期\n" + "\n".join(lines[:6] + ["%s,520399,,某处,%s," % (here[7].name["0"], here[7].phone["0"])])
        do(admin, "SELECT * FROM ybss.load_list('police_%s', 'police.csv', convert_to(%s, 'UTF8'))" % (group, quote(listed + "\n")),
           # A list without its header: the first line is a person.
           "SELECT * FROM ybss.load_list('health_%s', 'health.csv', convert_to(%s, 'UTF8'))" % (group, quote("\n".join(lines[10:14]) + "\n")))
    do(admin, "CALL ybss.run_job('intake')", "CALL ybss.run_job('score')")
    for group in ("hidden", "foreign"):
        district = people.GRID[group][:6]
        seeded = do(admin, "SELECT to_regprocedure('ybss.draw_sample(text,ybss.grid_code,int,text,bigint,text)') IS NOT NULL")[0][0] == "t"
        do(admin, "SELECT ybss.draw_sample('person', '%s', 5, 'visit', %s'公安')" % (district, "7, " if seeded else ""))
        do(admin, "SELECT ybss.qr_issue('house', %s)" % next(p for p in persons if p.group == group).houses["0"][0])
    do(admin, "SELECT ybss.investigate('person', %s, 'phone', '核实')" % next(p for p in persons if p.group == "hidden").id)
    officer = server.connect(name, "attack_officer")
    for person in [p for p in persons if p.group == "hidden"][:5]:
        do(officer, "SELECT ybss.reveal('person', %s, 'phone', '上门核实')" % person.id)
    officer.close()


def changed_values(person, kind, version):
    if kind == "number":
        return "citizen_id = %s, birth_date = %s" % (quote(person.number[version]), quote(person.born[version]))
    column = {"birth": "birth_date", "phone": "phone", "name": "name", "other": "registered_address"}[kind]
    value = {"birth": person.born, "phone": person.phone, "name": person.name, "other": person.other}[kind][version]
    return "%s = %s" % (column, quote(value))


def make_twin(server, name, persons, version_of, limits=True, template="attack_template"):
    """A copy of the template in which version_of(group, kind) says each value's version; with or without the daily limits.

    Every twin runs the same statements in the same order; what differs is the values.
    """
    make_database(server, name, template)
    admin = server.connect(name)
    for person in persons:
        for kind in person.kinds():
            version = version_of(person.group, kind)
            if kind == "house":
                main = str(person.group != "masked").lower()
                do(admin, "UPDATE ybss_registry.residence SET house_id = %s WHERE person_id = %s AND main = %s" % (person.houses[version][0], person.id, main))
            else:
                do(admin, "UPDATE ybss_registry.person SET %s WHERE person_id = %s" % (changed_values(person, kind, version), person.id))
    if not limits:
        do(admin, "UPDATE ybss_registry.look_up_limit SET most = NULL")
    do(admin, "CALL ybss.run_job('score')")
    # Rows lie in the order of their keys, not of when which of them was written.
    for table, index in do(admin, """SELECT i.indrelid::regclass, c.relname FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            WHERE i.indisprimary AND t.relkind = 'r' AND t.relnamespace = 'ybss_registry'::regnamespace AND pg_relation_size(t.oid) > 0 ORDER BY 1"""):
        do(admin, "CLUSTER %s USING %s" % (table, index))
    do(admin, "VACUUM ANALYZE")
    admin.close()

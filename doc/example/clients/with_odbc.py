#!/usr/bin/env python3
"""ODBC, here by Python's pyodbc: Debian's odbc-postgresql, unixodbc and python3-pyodbc. Where the server is: PGHOST, PGPORT, PGDATABASE, PGSSLMODE."""
import json
import os
import sys

import pyodbc

NODE = '520371013'


def connect(user, **options):
    place = os.environ
    return pyodbc.connect(f"DRIVER={{PostgreSQL Unicode}};SERVER={place['PGHOST']};PORT={place['PGPORT']};DATABASE={place['PGDATABASE']};"
                          f"UID={user};PWD={place['YBSS_PASSWORD']};SSLMODE={place.get('PGSSLMODE', 'prefer')};"
                          # A failed statement ends its transaction, as with every other driver; text of any length.
                          'Protocol=7.4-1;MaxLongVarcharSize=0;UnknownsAsLongVarchar=1', **options)


def sentence(code):
    """What to tell the person in front, by SQLSTATE: the whole code, its first three characters, its first two."""
    with open(os.path.join(os.path.dirname(sys.argv[0]), 'sentences.tsv'), encoding='utf-8') as file:
        words = dict(line.rstrip('\n').split('\t') for line in file)
    return next(words[key] for key in (code, code[:3], code[:2], '*') if key in words)


def begin(portal, ticket):
    """The first statement of each transaction: who acts in it."""
    cursor = portal.cursor()
    cursor.execute("SELECT set_config('ybss.ticket', ?, true)", ticket).fetchone()
    return cursor


def refused(connection, statement, *values):
    """Show what a refusal says, and go on with a clean transaction."""
    try:
        connection.cursor().execute(statement, *values)
    except pyodbc.Error as error:
        print(error.args[0], sentence(error.args[0]))
    connection.rollback()


with connect('sign_on') as sign_on:
    ticket, = sign_on.execute("SELECT ybss.issue_ticket(ybss.member_of(?), 'portal')", 'li.na').fetchone()

portal = connect('portal')
print('acts:', *begin(portal, ticket).execute('SELECT label, array_length(scope, 1) FROM ybss.whoami()').fetchone())
portal.commit()

last, pages, residents = 0, 0, []
while True:
    page = begin(portal, ticket).execute('SELECT residence_id, grid_text, name, address, lower(valid) FROM ybss.resident'
                                         ' WHERE ybss.in_grid(grid, ?) AND residence_id > ? ORDER BY residence_id LIMIT 2', NODE, last).fetchall()
    portal.commit()
    if not page:
        break
    last, pages, residents = page[-1][0], pages + 1, residents + page
print('residents:', len(residents), 'in pages:', pages)
for _, grid, name, address, since in sorted(residents, key=lambda row: (row[3], row[2])):
    print(grid, name, address, since.isoformat())

cursor = begin(portal, ticket)
person, address = cursor.execute('SELECT person_id, address FROM ybss.where_lives(?, ?)', '520399196203150111', '上门核实前联系').fetchone()
# ODBC has no arrays: they travel as JSON.
booklet, lacks = cursor.execute('SELECT ybss.booklet(?)::text, (SELECT to_json(ARRAY(SELECT DISTINCT unnest(lacks) FROM ybss.quality_record'
                                " WHERE kind = 'house' ORDER BY 1)))::text", person).fetchone()
portal.commit()
print('lists:', *json.loads(booklet)['lists'])
print('lacks:', *json.loads(lacks))

refused(portal, 'SELECT person_id FROM ybss.where_lives(?)', '520399196203150112')
refused(portal, "UPDATE ybss_registry.house SET use_code = '01'")      # no ticket in this transaction

jobs = connect('night_jobs')
refused(jobs, "CALL ybss.run_job('score')")         # autocommit is off
jobs.autocommit = True
jobs.execute("CALL ybss.run_job('score', ?::jsonb)", '{"as_of": "2026-11-23"}')
print('job: done')

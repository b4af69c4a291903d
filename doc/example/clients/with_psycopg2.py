#!/usr/bin/env python3
"""psycopg2: Debian's python3-psycopg2. Where the server is: PGHOST, PGPORT, PGDATABASE, PGSSLMODE."""
import os
import sys

import psycopg2

NODE = '520371013'


def connect(user):
    return psycopg2.connect(user=user, password=os.environ['YBSS_PASSWORD'])


def sentence(error):
    """What to tell the person in front, by SQLSTATE: the whole code, its first three characters, its first two."""
    with open(os.path.join(os.path.dirname(sys.argv[0]), 'sentences.tsv'), encoding='utf-8') as file:
        words = dict(line.rstrip('\n').split('\t') for line in file)
    code = error.pgcode or '08'
    return next(words[key] for key in (code, code[:3], code[:2], '*') if key in words)


def begin(portal, ticket):
    """The first statement of each transaction: who acts in it."""
    cursor = portal.cursor()
    cursor.execute("SELECT set_config('ybss.ticket', %s, true)", (ticket,))
    return cursor


def refused(portal, statement, values=()):
    """Show what a refusal says, and go on with a clean transaction."""
    try:
        with portal, portal.cursor() as cursor:
            cursor.execute(statement, values)
    except psycopg2.Error as error:
        print(error.pgcode, sentence(error))


with connect('sign_on') as sign_on, sign_on.cursor() as cursor:
    cursor.execute("SELECT ybss.issue_ticket(ybss.member_of(%s), 'portal')", ('li.na',))
    ticket, = cursor.fetchone()

portal = connect('portal')
with portal:
    cursor = begin(portal, ticket)
    cursor.execute('SELECT label, array_length(scope, 1) FROM ybss.whoami()')
    print('acts:', *cursor.fetchone())

last, pages, residents = 0, 0, []
while True:
    with portal:
        cursor = begin(portal, ticket)
        cursor.execute('SELECT residence_id, grid_text, name, address, lower(valid) FROM ybss.resident'
                       ' WHERE ybss.in_grid(grid, %s) AND residence_id > %s ORDER BY residence_id LIMIT 2', (NODE, last))
        page = cursor.fetchall()
    if not page:
        break
    last, pages, residents = page[-1][0], pages + 1, residents + page
print('residents:', len(residents), 'in pages:', pages)
for _, grid, name, address, since in sorted(residents, key=lambda row: (row[3], row[2])):
    print(grid, name, address, since.isoformat())

with portal:
    cursor = begin(portal, ticket)
    cursor.execute('SELECT person_id, address FROM ybss.where_lives(%s, %s)', ('520399196203150111', '上门核实前联系'))
    person, address = cursor.fetchone()
    cursor.execute("SELECT ybss.booklet(%s), ARRAY(SELECT DISTINCT unnest(lacks) FROM ybss.quality_record WHERE kind = 'house' ORDER BY 1)", (person,))
    booklet, lacks = cursor.fetchone()
print('lists:', *booklet['lists'])
print('lacks:', *lacks)

refused(portal, 'SELECT FROM ybss.where_lives(%s)', ('520399196203150112',))
refused(portal, "UPDATE ybss_registry.house SET use_code = '01'")      # no ticket in this transaction

jobs = connect('night_jobs')
refused(jobs, "CALL ybss.run_job('score')")         # psycopg2 has begun a transaction
jobs.autocommit = True
jobs.cursor().execute("CALL ybss.run_job('score', %s)", ('{"as_of": "2026-11-23"}',))
print('job: done')

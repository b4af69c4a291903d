#!/usr/bin/env python3
"""psycopg 3: Debian's python3-psycopg. Where the server is: PGHOST, PGPORT, PGDATABASE, PGSSLMODE."""
import contextlib
import os
import sys

import psycopg

NODE = '520371013'


def connect(user, **options):
    # Behind a pool of transactions nothing may stay in the connection, so no statement is prepared.
    return psycopg.connect(user=user, password=os.environ['YBSS_PASSWORD'], prepare_threshold=None, **options)


def sentence(error):
    """What to tell the person in front, by SQLSTATE: the whole code, its first three characters, its first two."""
    with open(os.path.join(os.path.dirname(sys.argv[0]), 'sentences.tsv'), encoding='utf-8') as file:
        words = dict(line.rstrip('\n').split('\t') for line in file)
    code = error.sqlstate or '08'
    return next(words[key] for key in (code, code[:3], code[:2], '*') if key in words)


@contextlib.contextmanager
def acting(portal, ticket):
    """A transaction in which the owner of the ticket acts."""
    with portal.transaction():
        portal.execute("SELECT set_config('ybss.ticket', %s, true)", (ticket,))
        yield portal


def refused(connection, statement, values=()):
    """Show what a refusal says, and go on with a clean transaction."""
    try:
        with connection.transaction():
            connection.execute(statement, values)
    except psycopg.Error as error:
        print(error.sqlstate, sentence(error))


with connect('sign_on') as sign_on:
    ticket, = sign_on.execute("SELECT ybss.issue_ticket(ybss.member_of(%s), 'portal')", ('li.na',)).fetchone()

portal = connect('portal', autocommit=True)     # transactions are those of portal.transaction()
with acting(portal, ticket):
    print('acts:', *portal.execute('SELECT label, array_length(scope, 1) FROM ybss.whoami()').fetchone())

last, pages, residents = 0, 0, []
while True:
    with acting(portal, ticket):
        page = portal.execute('SELECT residence_id, grid_text, name, address, lower(valid) FROM ybss.resident'
                              ' WHERE ybss.in_grid(grid, %s) AND residence_id > %s ORDER BY residence_id LIMIT 2', (NODE, last)).fetchall()
    if not page:
        break
    last, pages, residents = page[-1][0], pages + 1, residents + page
print('residents:', len(residents), 'in pages:', pages)
for _, grid, name, address, since in sorted(residents, key=lambda row: (row[3], row[2])):
    print(grid, name, address, since.isoformat())

with acting(portal, ticket):
    person, address = portal.execute('SELECT person_id, address FROM ybss.where_lives(%s, %s)',
                                     ('520399196203150111', '上门核实前联系')).fetchone()
    booklet, lacks = portal.execute('SELECT ybss.booklet(%s), ARRAY(SELECT DISTINCT unnest(lacks) FROM ybss.quality_record'
                                    " WHERE kind = 'house' ORDER BY 1)", (person,)).fetchone()
print('lists:', *booklet['lists'])
print('lacks:', *lacks)

refused(portal, 'SELECT FROM ybss.where_lives(%s)', ('520399196203150112',))
refused(portal, "UPDATE ybss_registry.house SET use_code = '01'")      # no ticket in this transaction

jobs = connect('night_jobs', autocommit=True)
refused(jobs, "CALL ybss.run_job('score')")         # within a transaction
jobs.execute("CALL ybss.run_job('score', %s)", ('{"as_of": "2026-11-23"}',))
print('job: done')

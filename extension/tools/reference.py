#!/usr/bin/env python3
"""reference.py URL: prints the API reference of a database on standard output.

What there is, and what is said of it, comes from the catalogue; the manifest
only gives the order. An object that people may use and that has no comment
is a fault.
"""
import json
import os
import re
import subprocess
import sys

SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'schema')
FOLDERS = {
    '00_base': 'Base: version, registry, ids', '10_type': 'Types: codes and addresses', '20_register': 'Registers',
    '30_link': 'Links', '35_access': 'Access', '40_history': 'History', '42_job': 'Jobs', '45_book': 'Address book',
    '50_item': 'Items', '52_statement': 'Statements', '55_score': 'Scores', '60_intake': 'Intake of lists',
    '62_place': 'Placing', '64_match': 'Matching', '66_settle': 'Settling', '68_run': 'Runs and decisions',
    '80_question': 'Questions', '84_gate': 'Door codes', '86_operation': 'Samples', '88_exchange': 'Exchange', '90_seal': 'Seal'}
CATALOGUE = r"""
SELECT json_agg(o) FROM (
  SELECT 'function' AS kind, p.proname AS name, pg_get_function_identity_arguments(p.oid) AS identity,
    CASE p.prokind WHEN 'p' THEN 'CALL ' ELSE '' END || format('ybss.%s(%s)', p.proname, pg_get_function_arguments(p.oid))
      || coalesce(' → ' || pg_get_function_result(p.oid), '') AS signature,
    array_to_string(array(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t), ',') AS arguments,
    concat_ws(', ', CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
      CASE WHEN p.proisstrict THEN 'strict' END, CASE WHEN p.proleakproof THEN 'leakproof' END,
      CASE p.proparallel WHEN 's' THEN 'parallel safe' END, CASE WHEN p.prosecdef THEN 'security definer' END,
      'may be called by ' || CASE WHEN p.proacl IS NULL OR EXISTS (
          SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0) THEN 'everybody'
        ELSE coalesce((SELECT string_agg(a.grantee::regrole::text, ', ' ORDER BY a.grantee::regrole::text)
          FROM aclexplode(p.proacl) a WHERE a.grantee <> p.proowner AND a.privilege_type = 'EXECUTE'),
          CASE WHEN pg_get_userbyid(p.proowner) = 'ybss_owner' THEN 'ybss_owner' ELSE 'superusers' END) END) AS nature,
    obj_description(p.oid, 'pg_proc') AS words, NULL::json AS columns
  FROM pg_proc p WHERE p.pronamespace = 'ybss'::regnamespace
    AND p.oid NOT IN (SELECT unnest(ARRAY[typinput, typoutput, typreceive, typsend]::oid[]) FROM pg_type
                      WHERE typnamespace = 'ybss'::regnamespace)
    AND p.oid NOT IN (SELECT amproc FROM pg_amproc)
    AND p.oid NOT IN (SELECT oprcode FROM pg_operator)
    AND p.oid NOT IN (SELECT unnest(ARRAY[oprrest, oprjoin]::oid[]) FROM pg_operator)
    AND p.oid NOT IN (SELECT prosupport FROM pg_proc)
    AND p.prorettype NOT IN ('internal'::regtype, 'trigger'::regtype) AND p.proname <> 'registry_script'
  UNION ALL
  SELECT 'type', t.typname, NULL, 'ybss.' || t.typname, NULL,
    CASE WHEN t.typlen > 0 THEN t.typlen || ' bytes' ELSE 'of variable length' END, obj_description(t.oid, 'pg_type'), NULL
  FROM pg_type t WHERE t.typnamespace = 'ybss'::regnamespace AND t.typtype = 'b' AND t.typcategory <> 'A'
  UNION ALL
  SELECT 'operator', o.oprname, NULL,
    format('%s %s %s → %s', format_type(o.oprleft, NULL), o.oprname, format_type(o.oprright, NULL), format_type(o.oprresult, NULL)),
    format_type(o.oprleft, NULL) || ',' || format_type(o.oprright, NULL), NULL,
    coalesce(obj_description(o.oid, 'pg_operator'), obj_description(o.oprcode, 'pg_proc')), NULL
  FROM pg_operator o WHERE o.oprnamespace = 'ybss'::regnamespace
  UNION ALL
  SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END, c.relname, NULL, n.nspname || '.' || c.relname, NULL,
    'may be read by ' || coalesce((SELECT string_agg(a.grantee::regrole::text, ', ' ORDER BY a.grantee::regrole::text)
      FROM aclexplode(c.relacl) a WHERE a.privilege_type = 'SELECT' AND a.grantee NOT IN (0, c.relowner)),
      pg_get_userbyid(c.relowner)),
    obj_description(c.oid, 'pg_class'),
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
       'words', col_description(c.oid, a.attnum)) ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
    AND (n.nspname = 'ybss' OR n.nspname = 'ybss_registry' AND c.relkind <> 'v')
  UNION ALL
  SELECT 'job', j.name, NULL, format('CALL ybss.run_job(%L)', j.name), NULL, NULL, j.description, NULL FROM ybss_registry.job j
) o
"""
COMMENT = re.compile(r'^COMMENT ON (FUNCTION|PROCEDURE|AGGREGATE|TYPE|OPERATOR|TABLE|VIEW|SEQUENCE) '
                     r'(ybss|ybss_registry)\.([^\s(]+)\s*(\([^)]*\))?\s*IS', re.M)
JOB = re.compile(r"^INSERT INTO ybss_registry\.job \(name, step, description(?:, sessions)?\) VALUES\s*\n(.*?)ON CONFLICT", re.M | re.S)


def parts():
    """The parts of the manifest, in order, with their text."""
    with open(os.path.join(SCHEMA, 'manifest'), encoding='utf-8') as manifest:
        for line in manifest:
            words = line.split('#')[0].split()
            if words:
                with open(os.path.join(SCHEMA, words[-1]), encoding='utf-8') as part:
                    yield words[-1], part.read()


def plain_type(written):
    """A type as the catalogue writes it, without its schema."""
    written = re.sub(r'\s+DEFAULT\s.*', '', written.strip())
    written = written.replace('@postgis@.', '').replace('public.', '').replace('ybss.', '')
    element, array = re.fullmatch(r'(.*?)((?:\[\])*)', written).groups()
    return {'int': 'integer', 'int4': 'integer', 'int2': 'smallint', 'int8': 'bigint', 'float4': 'real',
            'float8': 'double precision', 'bool': 'boolean',
            'timestamptz': 'timestamp with time zone'}.get(element, element) + array


def arguments_of(written):
    return ','.join(plain_type(a) for a in written.strip('()').split(',')) if written else None


def title(text):
    """The first comment of a part, up to its first full stop or blank line."""
    lines = []
    for line in text.splitlines():
        if not line.startswith('--') or line == '--':
            break
        lines.append(line[2:].strip())
    words = ' '.join(lines)
    return re.split(r'(?<=[a-z0-9)])[.:](?:\s|$)', words)[0].rstrip('.')


def places():
    """Where each object's comment stands: (kind, name, arguments) → (part, position)."""
    known = {}
    for path, text in parts():
        for match in COMMENT.finditer(text):
            kind = {'PROCEDURE': 'function', 'AGGREGATE': 'function'}.get(match[1], match[1].lower())
            schema = match[2] if kind in ('table', 'view') else 'ybss'
            known[(kind, schema + '.' + match[3], arguments_of(match[4]))] = (path, match.start())
        for match in JOB.finditer(text):
            for name in re.findall(r"^\('(\w+)'", match[1], re.M):
                known[('job', name, None)] = (path, match.start())
    return known


def place_of(thing, known):
    if thing['kind'] == 'job':
        return known.get(('job', thing['name'], None))
    name = thing['signature'] if thing['kind'] in ('table', 'view', 'type') else 'ybss.' + thing['name']
    arguments = thing['arguments']
    if arguments is not None:
        arguments = ','.join(plain_type(a) for a in arguments.split(','))
    return known.get((thing['kind'], name, arguments))


def operator_place(thing, known):
    """An operator without a comment of its own stands where its type does."""
    left = thing['arguments'].split(',')[0]
    return known.get(('type', 'ybss.' + plain_type(left), None))


def both(words):
    """The English and the Chinese of a comment."""
    if ' / ' in words:
        english, chinese = words.rsplit(' / ', 1)
        if re.search('[\u4e00-\u9fff]', chinese):
            return english, chinese
    return words, None


def cell(text):
    return (text or '').replace('|', '\\|').replace('\n', ' ').replace('<', '&lt;')


def write(thing, out):
    english, chinese = both(thing['words'])
    out.append(f"#### `{thing['signature']}`\n")
    out.append(english.replace('<', '\\<') + '\n')
    if chinese:
        out.append(chinese.replace('<', '\\<') + '\n')
    if thing['nature']:
        out.append(f"*{thing['kind'].capitalize()}; {thing['nature']}.*\n")
    if thing['columns']:
        out.append('| column | type | |')
        out.append('|---|---|---|')
        for column in thing['columns']:
            out.append(f"| `{column['name']}` | {cell(column['type'])} | {cell(column['words'])} |")
        out.append('')


def write_operators(things, out):
    out.append('| operator | |')
    out.append('|---|---|')
    for thing in things:
        out.append(f"| `{thing['signature']}` | {cell(thing['words'])} |")
    out.append('')


def read_catalogue(url):
    answer = subprocess.run(['psql', url, '-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', CATALOGUE],
                            check=True, stdout=subprocess.PIPE)
    return json.loads(answer.stdout)


def main():
    known = places()
    titles = {path: title(text) for path, text in parts()}
    order = {path: position for position, path in enumerate(titles)}
    folders, faults = {}, []
    for thing in read_catalogue(sys.argv[1]):
        place = place_of(thing, known)
        if place is None and thing['kind'] == 'operator':
            place = operator_place(thing, known)
        if place is None or not thing['words']:
            faults.append(f"{thing['kind']} {thing['signature']} has no comment in a part of the manifest")
            continue
        path, position = place
        folders.setdefault(path.split('/')[0], {}).setdefault(path, []).append(
            (position, thing['signature'], thing))
    if faults:
        sys.exit('\n'.join(sorted(faults)))
    out = ['# Reference',
           '',
           'Every word below is a COMMENT of the catalogue; `make reference` writes this page. '
           'In psql: `\\df+ ybss.*`, `\\d+ ybss_registry.*`. '
           'Not listed: input and output of types, support of indexes, and the steps of jobs.',
           '',
           '本页由数据库对象的注释自动生成（`make reference`）。', '']
    for folder in sorted(folders):
        out.append(f"- [{FOLDERS.get(folder, folder)}](#{anchor(FOLDERS.get(folder, folder))})")
    out.append('')
    for folder in sorted(folders):
        out.append(f'## {FOLDERS.get(folder, folder)}\n')
        for path in sorted(folders[folder], key=order.get):
            things = [thing for *_, thing in sorted(folders[folder][path], key=lambda t: t[:2])]
            operators = [t for t in things if t['kind'] == 'operator']
            out.append(f'### {titles[path]}\n')
            for thing in things:
                if thing['kind'] != 'operator':
                    write(thing, out)
            if operators:
                write_operators(operators, out)
    print('\n'.join(out).rstrip())


def anchor(heading):
    return re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-')


if __name__ == '__main__':
    main()

"""What the output of a test of pg_regress has instead of what was expected: the
remark above the statement, the statement, and both outputs side by side."""
import difflib
import os

MOST_PLACES, MOST_LINES = 8, 25


def lines_of(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return file.read().splitlines()


def statement_before(expected, number, written):
    """The lines of the test that stand above a line of its output: remark and statement."""
    number = min(number, len(expected) - 1)
    while number >= 0 and expected[number] not in written:
        number -= 1
    last = number
    while number >= 0 and expected[number] in written and not expected[number].startswith('--') \
            and not (number < last and expected[number].endswith(';')):
        number -= 1
    statement = expected[number + 1:last + 1]
    while number >= 0 and not (expected[number] in written and expected[number].startswith('--')):
        number -= 1
    end = number
    while number >= 0 and expected[number] in written and expected[number].startswith('--'):
        number -= 1
    return expected[number + 1:end + 1], statement


def shown(mark, lines):
    more = ['... %d more' % (len(lines) - MOST_LINES)] if len(lines) > MOST_LINES else []
    return ['    %-8s | %s' % (mark, line) for line in (lines[:MOST_LINES] or ['(nothing)']) + more]


def explain_difference(expected_path, actual_path, source):
    """An empty text where there is no output or no difference."""
    if not (os.path.exists(expected_path) and os.path.exists(actual_path)):
        return ''
    expected, actual = lines_of(expected_path), lines_of(actual_path)
    written = {line: number for number, line in reversed(list(enumerate(lines_of(source), 1))) if line.strip()}
    changes = [c for c in difflib.SequenceMatcher(None, expected, actual, False).get_opcodes()
               if c[0] != 'equal']
    said = []
    for _, a, b, c, d in changes[:MOST_PLACES]:
        remark, statement = statement_before(expected, a, written)
        place = '%s:%d' % (source, written[statement[0]]) if statement else source
        said += [place] + shown('why', remark)[:6 if remark else 0] + shown('run', statement)[:10 if statement else 0]
        said += shown('expected', expected[a:b]) + shown('got', actual[c:d])
    if len(changes) > MOST_PLACES:
        said.append('... and %d more places' % (len(changes) - MOST_PLACES))
    return '\n'.join('    ' + line for line in said)

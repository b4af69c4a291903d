#!/usr/bin/env python3
"""Check that functions whose path holds schema ybss name the server's open-ended functions whole.

Under "search_path = pg_catalog, ybss, pg_temp" a call finds the server's function
first where both fit equally. A function that takes anything (format, unnest,
jsonb_build_object, min of any array ...) fits less well than one of the same name
in ybss with exactly the types of the call, and would give way to it. Nobody but the
extension and, while its parts run, the registry's owner may create there; this is
the second line: such calls say pg_catalog. Prints a line a fault, exits 1 when
there is one.

So do those that are called with a day, which the server turns into an instant. It
does not reach operators (text || bigint) nor other arguments that are converted: the
first line has to hold.
"""

import re
import sys

from sql_parts import parts_of_manifest

# What of pg_catalog is variadic or takes a polymorphic type, "any" or a record, in servers 15 to 18;
# and to_char and date_trunc, which are called with days.
OPEN_ENDED = """
any_value array_agg array_append array_cat array_dims array_fill array_lower array_ndims array_position
array_positions array_prepend array_remove array_replace array_reverse array_sample array_shuffle array_sort
array_to_json array_to_string array_upper cardinality concat concat_ws count cume_dist datemultirange dense_rank
enum_first enum_last enum_range first_value format generate_subscripts int4multirange int8multirange isempty
json_agg json_build_array json_build_object json_extract_path json_extract_path_text json_object_agg
json_populate_record json_populate_recordset jsonb_agg jsonb_build_array jsonb_build_object jsonb_extract_path
jsonb_extract_path_text jsonb_object_agg jsonb_populate_record jsonb_populate_recordset lag last_value lead lower
lower_inc lower_inf max min mode multirange nth_value num_nonnulls num_nulls nummultirange percent_rank
percentile_disc pg_column_size pg_typeof quote_literal quote_nullable range_agg range_intersect_agg range_merge rank
row_to_json to_char date_trunc to_json to_jsonb trim_array tsmultirange tstzmultirange unnest upper upper_inc upper_inf width_bucket
""".split()
CALL = re.compile(r'(?<![\w."%%])(%s)\(' % "|".join(OPEN_ENDED))
PATH = re.compile(r"search_path\s*=\s*pg_catalog,\s*ybss\b")
# What people read is no code: remarks, and the texts of errors.
WORDS = re.compile(r"--[^\n]*|\b(?:HINT|DETAIL)\s*=\s*'(?:[^']|'')*'|COMMENT ON [^;']*?\bIS\s*'(?:[^']|'')*'")


def bodies(text):
    """Give where the bodies begin and end that run with schema ybss in their path."""
    # Bodies of functions that make_function makes.
    for made in re.finditer(r"\$body\$.*?\$body\$", text, re.S):
        yield made.span()
    for path in PATH.finditer(text):
        # The next body, behind further clauses; where it is put together elsewhere, the whole part.
        opened = re.compile(r"[^;$]*?\bAS\s+(\$\w*\$)").match(text, path.end())
        if opened is None:
            yield 0, len(text)
            continue
        yield opened.end(), text.index(opened[1], opened.end())


def arguments(text, start):
    """Count the arguments of the call whose parenthesis was opened before start."""
    depth, count, quoted = 0, 1, False
    for place in range(start, len(text)):
        c = text[place]
        if c == "'":
            quoted = not quoted
        elif quoted:
            continue
        elif c in "([":
            depth += 1
        elif c in ")]":
            if depth == 0:
                return count
            depth -= 1
        elif c == "," and depth == 0:
            count += 1
    return count


def unqualified(text):
    """Give where calls of open-ended functions stand without their schema."""
    blank = WORDS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    places = set()
    for begins, ends in bodies(blank):
        for call in CALL.finditer(blank, begins, ends):
            before = blank[max(0, call.start() - 40):call.start()]
            # count(*) has no argument to fit; the server itself takes unnest of several arrays apart;
            # a name that is being given is no call.
            if blank.startswith("*)", call.end()) or (call[1] == "unnest" and arguments(blank, call.end()) > 1):
                continue
            if re.search(r"\b(FUNCTION|PROCEDURE|TABLE|INTO|ON|INDEX)\s+$", before):
                continue
            places.add(call.start())
    return sorted(places)


def main():
    faults = 0
    for part in parts_of_manifest():
        for place in unqualified(part.text or ""):
            line = part.text.count("\n", 0, place) + 1
            print("%s:%d: %s( without pg_catalog" % (part.path, line, re.match(r"\w+", part.text[place:])[0]))
            faults += 1
    print("%d faults" % faults)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

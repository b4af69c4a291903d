"""The sources as units, what each uses of another, and how long the functions of C are."""

import ast
import re

# A function's definition as the sources are formatted: its name begins a line, the type stands above.
DEFINED = re.compile(r"(?m)^(?P<type>[\w \t*]+)\n(?P<name>\w+)\([^;{]*\)\n\{")
INCLUDED = re.compile(r'(?m)^\s*#\s*include\s*"([^"]+)"')
ENDED = re.compile(r"(?m)^\}")


def code_of(text):
    """Blank remarks and quoted texts, keep the lines."""
    def blank(found):
        return re.sub(r"[^\n]", " ", found[0])
    return re.sub(r'(?s)/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'', blank, text)


def definitions(code):
    """Give each function that is defined: its name, whether others may call it, its first line, its lines."""
    for found in DEFINED.finditer(code):
        first = code.count("\n", 0, found.start("name")) + 1
        end = ENDED.search(code, found.end())
        last = code.count("\n", 0, end.start()) + 1
        yield found["name"], "static" not in found["type"].split(), first, last - first + 1


def units(*roots):
    """Give the files of each unit, by its path without the ending: a .c with its own .h is one."""
    found = {}
    for root in roots:
        for file in sorted(root.rglob("*.[ch]")):
            found.setdefault(file.with_suffix(""), []).append(file)
    return found


def uses(files_of, headers):
    """Give for each unit what it uses: units whose header it includes or whose functions it names."""
    code = {unit: code_of("\n".join(file.read_text() for file in files)) for unit, files in files_of.items()}
    maker = {name: unit for unit in files_of for name, extern, _, _ in definitions(code[unit]) if extern}
    edges = {}
    for unit, files in files_of.items():
        edges[unit] = set()
        for file in files:
            for name in INCLUDED.findall(file.read_text()):
                for root in (file.parent, *headers):
                    edges[unit] |= {(root / name).with_suffix("")} & set(files_of)
        edges[unit] |= {maker[word] for word in set(re.findall(r"\w+", code[unit])) if word in maker}
        edges[unit].discard(unit)
    return edges


def imports(*roots):
    """Give for each module of Python which others beside it it imports, at whatever place."""
    modules = {file.with_suffix(""): file for root in roots for file in root.rglob("*.py")}
    edges = {}
    for unit, file in modules.items():
        nodes = list(ast.walk(ast.parse(file.read_text())))
        names = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
        names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
        edges[unit] = {unit.parent / name for name in names if name} & set(modules)
    return edges


def circles(edges):
    """Give the sets of units each of which uses, by whatever way, every other of its set (Tarjan)."""
    number, low, stack, found = {}, {}, [], []

    def visit(unit):
        number[unit] = low[unit] = len(number)
        stack.append(unit)
        for other in sorted(edges[unit]):
            if other not in number:
                visit(other)
                low[unit] = min(low[unit], low[other])
            elif other in stack:
                low[unit] = min(low[unit], number[other])
        if low[unit] == number[unit]:
            at = stack.index(unit)
            found.append(sorted(stack[at:]))
            del stack[at:]

    for unit in sorted(edges):
        if unit not in number:
            visit(unit)
    return [circle for circle in found if len(circle) > 1]

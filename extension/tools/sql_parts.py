"""The SQL parts of the manifest, read for the checks beside this file."""

import pathlib
import re
from typing import NamedTuple, Optional

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "schema"


class Part(NamedTuple):
    """A line of the manifest: its class, path and text."""

    registry: bool
    replay: bool
    path: str
    text: Optional[str]

    @property
    def folder(self):
        """Number of the part's folder."""
        return int(self.path[:2])


def parts_of_manifest():
    """Read the parts in the order of the manifest."""
    parts = []
    for line in (SCHEMA / "manifest").read_text().splitlines():
        found = re.match(r"(once|replay|registry (?:once|key|replay|grant)) ([^ #]+) *$", line)
        if found:
            file = SCHEMA / found[2]
            text = file.read_text() if file.exists() else None
            words = found[1].split()
            parts.append(Part(words[0] == "registry", words[-1] in ("replay", "grant"), found[2], text))
    return parts


def without_remarks(text):
    """Blank the remarks, keep the lines."""
    return re.sub(r"--[^\n]*", "", text)


def statements_without_text(text):
    """Blank remarks, bodies and quoted texts: what is left is the statements themselves."""
    text = re.sub(r"(\$\w*\$).*?\1", "''", without_remarks(text), flags=re.S)
    return re.sub(r"'(?:[^']|'')*'", "''", text)

"""Lines of a list: their fields and the truth about them."""


class Line:
    """One line of an office's list and what the generator knows about it."""

    __slots__ = ("fields", "kind", "record", "written", "faults", "order")

    def __init__(self, fields, kind, record, written, faults):
        self.fields, self.kind, self.record = fields, kind, record
        self.written, self.faults, self.order = written, list(faults), None


class List:
    """One list as an office delivers it."""

    def __init__(self, file, office, code, kind, header, encoding="utf-8", end="\n", bom=False):
        self.file, self.office, self.code, self.kind = file, office, code, kind
        self.header, self.encoding, self.end, self.bom = header, encoding, end, bom
        self.lines = []

    def add(self, fields, kind, record, written, faults):
        self.lines.append(Line(fields, kind, record, written, faults))

    def encoding_text(self):
        return {"utf-8": "UTF8", "gb18030": "GB18030"}[self.encoding]

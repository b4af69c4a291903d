"""What was found, once for each subject, and the verdict."""

import collections

KINDS = {"number": "citizen ids", "birth": "birth dates", "phone": "phones", "house": "houses", "name": "names"}
PLANS = ("explained", "printed", "counted", "locked")


def key_of(what, role, subject, shape, logged):
    """One finding for a subject's answers and one for its plans."""
    return what, role, subject, shape.startswith(PLANS), logged


class Report:
    def __init__(self, seed, calls):
        self.blames = calls >= 5000
        self.findings, self.made, self.recovered = {}, set(), collections.defaultdict(set)
        self.say("seed %d, %d calls for each of three roles" % (seed, calls))

    def say(self, text):
        print(text, flush=True)

    def known(self, what, role, subject, shape, logged=False):
        return key_of(what, role, subject, shape, logged) in self.findings

    def find(self, what, role, subject, shape, text, detail, secret=None, logged=False, kinds=()):
        if secret:
            person, kind = secret
            self.recovered[kind].add((role, person.group, person.index))
        key = key_of(what, role, subject, shape, logged)
        if key not in self.findings:
            self.findings[key] = (text, detail, kinds, shape)

    def finish(self, persons):
        counted = 0
        for (what, role, subject, plans, logged), (text, detail, kinds, shape) in sorted(self.findings.items()):
            if logged:
                self.say("logged  %s %s: answers a guess with a line in the log (%s)" % (role, subject, ", ".join(kinds)))
                continue
            counted += 1
            self.say("FOUND   %s: %s, %s, %s%s\n        %s\n        %s" % (
                what, role, subject, shape, " (" + ", ".join(kinds) + ")" if kinds else "", detail.replace("\n", " / ")[:400], " ".join(text.split())[:600]))
        for kind, words in KINDS.items():
            out_of = sum(kind in person.kinds() or kind == "birth" for person in persons)
            self.say("recovered %s: %d of %d" % (words, len({secret[1:] for secret in self.recovered[kind]}), out_of))
        self.say("%d found" % counted)
        return 1 if counted else 0

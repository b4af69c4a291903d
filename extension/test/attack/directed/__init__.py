"""Roads that were once open, or that chance would not find: each a short script that knows what it looks for."""

from . import links, lists, locks, masks, originals, silence, squat

# Each takes the scene and reports what is open.
SCRIPTS = (masks.birthdays, masks.units, masks.numbers, masks.limits, masks.purposes, links.foreign, links.provenance, lists.guesses, originals.tamper, originals.seeds,
           locks.advisory, silence.nobody, silence.codes, squat.schema, squat.rights)


class Scene:
    """What a script needs: the server, a database of its own, the persons with their true values."""

    def __init__(self, server, database, persons, report):
        self.server, self.database, self.persons, self.report = server, database, persons, report

    def admin(self):
        return self.server.connect(self.database)

    def session(self, role):
        session = self.server.connect(self.database, role)
        session.query("SET statement_timeout = '20s'; SET lock_timeout = '2s'; SET search_path = ybss, public")
        return session

    def group(self, name):
        return [person for person in self.persons if person.group == name]

    def find(self, script, role, text, detail, secret=None):
        self.report.find("open", role, script, "directed", text, detail, secret)


def attack(server, persons, report, database="attack_a", scripts=SCRIPTS):
    scene = Scene(server, database, persons, report)
    for script in scripts:
        script(scene)

"""One attacker's sessions in two twins: the same statement in both, judged at once."""

import collections
import time

from answer import OWN_WORDS, first_difference, normal
from wire import Closed, Slow
from world import make_twin

BOUND = 10  # seconds; what takes longer is a finding
MEMORY = 1_500_000  # kB that a session may hold
FAULTS = {"XX": "internal error", "53": "out of resources", "57014": "too long", "55P03": "too long", "58000": "system error", "58030": "system error"}
KINDS = ("number", "birth", "phone", "name", "house", "other")


class Twins:
    def __init__(self, server, role, databases, secrets, report, persons):
        self.server, self.role, self.databases, self.secrets = server, role, databases, secrets
        self.report, self.persons = report, persons
        self.calls, self.slowest, self.states = 0, 0.0, collections.Counter()
        self.sessions = []
        self.connect()

    def connect(self):
        self.close()
        for _ in range(60):
            try:
                self.sessions = [self.server.connect(name, self.role, timeout=BOUND * 4) for name in self.databases]
                break
            except (Closed, OSError):
                time.sleep(0.5)
        for session in self.sessions:
            session.query("SET statement_timeout = '%ds'; SET lock_timeout = '2s'" % BOUND)

    def close(self):
        for session in self.sessions:
            session.close()
        self.sessions = []

    def run(self, session, text):
        if "pg_stat_xact" in text:
            # Until they are sent away these counters hold earlier statements' too.
            session.query("SELECT pg_stat_force_next_flush()")
        answer = session.query(text)
        session.query("ROLLBACK; DEALLOCATE ALL")
        return answer

    def attack(self, call, shape, chance, setting):
        text = shape(call.text, chance) if shape else call.text
        if setting and text.startswith("BEGIN"):
            text = text.replace(";", "; %s;" % setting, 1)
        self.calls += 1
        name = shape.__name__ if shape else "call"
        answers = []
        for session in self.sessions:
            began = time.monotonic()
            try:
                answers.append(self.run(session, text))
            except Closed as fault:
                self.report.find("crash", self.role, call.subject, name, text, str(fault))
                return self.connect()
            except Slow:
                self.report.find("no answer", self.role, call.subject, name, text, "none within %d s" % (BOUND * 4))
                return self.connect()
            self.slowest = max(self.slowest, time.monotonic() - began)
        self.judge(call, name, text, answers)
        if self.calls % 200 == 0:
            self.look_at_memory()

    def judge(self, call, name, text, answers):
        states = [answer.sqlstate() for answer in answers]
        self.states["answered" if states[0] is None else states[0]] += 1
        for answer, state in zip(answers, states):
            what = FAULTS.get(state) or FAULTS.get((state or "")[:2])
            # Given a number of something else the server's own functions err inwardly; its catalogues' views may take long.
            if what and not call.foreign and not (state.startswith("XX") and call.subject.startswith("pg_catalog.")):
                self.report.find(what, self.role, call.subject, name, text, "%s %s" % (state, answer.error["M"]))
            hits = () if call.subject in OWN_WORDS else self.secrets.found("\n".join(answer.parts()), text)
            for person, kind in hits:
                self.report.find("shown", self.role, call.subject, name, text, "%s of %s person %d" % (kind, person.group, person.index), (person, kind))
        # Binary rows hold the times at which the twins were made; the server's own catalogues no rows of ours.
        if "FORMAT binary" not in text and not call.foreign and call.subject not in OWN_WORDS and normal(answers[0]) != normal(answers[1]):
            self.differ(call, name, text)

    def differ(self, call, name, text):
        """A difference counts when it comes again in new sessions; then it is asked which value makes it."""
        lines = self.log_lines()
        self.level_sequences()
        for part in getattr(call, "parts", None) or [text]:
            self.connect()
            again = [self.run(session, part) for session in self.sessions]
            left, right = (normal(answer) for answer in again)
            # A day's look-ups are used up sooner in the twin where more guesses found nobody; each of those left its line.
            if left != right and "YBS11" not in [answer.sqlstate() for answer in again]:
                text = part
                break
        else:
            return
        logged = self.log_lines() > lines
        if self.report.known("depends", self.role, call.subject, name, logged):
            return
        self.report.find("depends", self.role, call.subject, name, text, first_difference(left, right), logged=logged, kinds=self.blame(text, left))

    def level_sequences(self):
        """Numbers of changes and ids count what was done in a twin before: from here on both count alike."""
        admins = [self.server.connect(name) for name in self.databases]
        for sequence, in admins[0].query("SELECT oid::regclass FROM pg_class WHERE relkind = 'S' AND relnamespace = 'ybss_registry'::regnamespace").rows:
            reached = max(int(admin.query("SELECT last_value FROM %s" % sequence).rows[0][0]) for admin in admins)
            for admin in admins:
                admin.query("SELECT setval('%s', %d)" % (sequence, reached))
        for admin in admins:
            admin.close()

    def log_lines(self):
        admin = self.server.connect(self.databases[0])
        count = int(admin.query("SELECT count(*) FROM ybss_registry.access_log WHERE role_name = '%s'" % self.role).rows[0][0])
        admin.close()
        return count

    def blame(self, text, left):
        """Which kinds of values make the answer another one: twins that differ in one kind only."""
        guilty = []
        for kind in KINDS if self.report.blames else ():
            database = "attack_kind_%s_%s" % (kind, self.role[7:])
            if database not in self.report.made:
                # Where the operator's own people live agrees in all its twins.
                seen = (("foreign", "house"),) if self.role == "attack_operator" else ()
                make_twin(self.server, database, self.persons, lambda g, k: "b" if k == kind and (g, k) not in seen else "a")
                self.report.made.add(database)
            session = self.server.connect(database, self.role, timeout=BOUND * 4)
            session.query("SET statement_timeout = '%ds'" % BOUND)
            if normal(self.run(session, text)) != left:
                guilty.append(kind)
            session.close()
        return guilty

    def look_at_memory(self):
        for session in self.sessions:
            pid = session.query("SELECT pg_backend_pid()").rows[0][0]
            try:
                held = int(next(line.split()[1] for line in open("/proc/%s/status" % pid) if line.startswith("VmRSS")))
            except (OSError, StopIteration):
                return
            if held > MEMORY:
                self.report.find("memory", self.role, "session", "all", "", "%d kB after %d calls" % (held, self.calls))
                return self.connect()

    def outcomes(self):
        return ", ".join("%s %d" % pair for pair in self.states.most_common(8))

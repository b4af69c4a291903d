#!/usr/bin/env python3
"""attack.py URL [--calls N] [--seed N] [--limits on|off] [--role NAME] [--only SUBJECT]: plays three attackers against a registry.

URL is a superuser of a throwaway server that has the extension's files. Makes a
filled registry and twins of it that differ in hidden and masked values only, and
runs the same calls in both as a reader of grade 0, an operator of another
district and a role without any rights. Ends with 1 where the server dies or
errs inwardly, where a call takes too long, or where an answer holds or depends
on a value that the caller may not see. doc/en/23_attack.md tells more.
"""

import argparse
import concurrent.futures
import random
import sys
import time

import directed
import form
import probe
import trigger
from answer import Secrets
from argument import Maker
from call import Caller
from pool import Pool
from report import Report
from surface import Surface
from twins import Twins
from world import ROLES, Server, make_template, make_twin

# Whose houses stand in the attacker's scope; their people are masked for him like for everybody.
OWN = {"attack_reader": "masked", "attack_operator": "foreign", "attack_stranger": None}


def prepare(server, limits=True):
    """The template and its twins; the operator's agree in where the people of its own district live."""
    persons = make_template(server)
    versions = {"attack_a": lambda group, kind: "a", "attack_b": lambda group, kind: "b", "attack_c": lambda group, kind: "a" if (group, kind) == ("foreign", "house") else "b"}
    with concurrent.futures.ThreadPoolExecutor() as together:
        list(together.map(lambda name: make_twin(server, name, persons, versions[name], limits), versions))
    return persons


def attack(server, persons, role, options, report):
    admin = server.connect("attack_a")
    surface = Surface(admin, role)
    pool = Pool(admin, persons)
    admin.close()
    report.say("%s: %s" % (role, surface.counts()))
    chance = random.Random("%s %s" % (options.seed, role))
    caller = Caller(chance, surface, Maker(chance, pool, surface))
    other = "attack_c" if role == "attack_operator" else "attack_b"
    twins = Twins(server, role, ("attack_a", other), Secrets(persons, OWN[role]), report, persons)
    began = time.monotonic()
    for call in calls(caller, options):
        # Many guesses at once are not spent on a setting that spoils them all.
        twins.attack(call, form.choose(call, chance), chance, None if call.parts else setting(surface, chance))
    twins.close()
    report.say("%s: %d calls in %.0f s, slowest %.1f s, %s" % (role, twins.calls, time.monotonic() - began, twins.slowest, twins.outcomes()))


def calls(caller, options):
    many = 2 if options.calls < 5000 else 8
    once = [*probe.of_functions(caller, many), *probe.of_relations(caller, many), *trigger.calls(caller), *caller.everything_once()]
    caller.random.shuffle(once)
    if options.only:
        yield from [call for call in once if options.only in call.subject]
        return
    for number in range(options.calls):
        yield once[number] if number < len(once) else caller.any()


# Settings that would stop or garble the harness itself.
NOT_SET = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout", "client_encoding",
           "client_connection_check_interval", "tcp_user_timeout", "tcp_keepalives_idle", "tcp_keepalives_interval",
           "tcp_keepalives_count", "transaction_timeout", "post_auth_delay", "exit_on_error")
OWN_SETTINGS = ("ybss.ticket", "ybss.source", "ybss.job_run", "ybss.purpose", "ybss.change_kind", "ybss.member",
                "ybss.scope", "search_path", "role", "session_authorization")


def setting(surface, chance):
    """Now and then a setting that every client may make."""
    if chance.random() > 0.2:
        return None
    if chance.random() < 0.3:
        name = chance.choice(OWN_SETTINGS)
        return "SET LOCAL %s = '%s'" % (name, chance.choice(("1", "", "police_hidden", "attack_officer", "refile", "pg_temp, ybss, ybss_registry", "postgres",
                                                               "ybss_reader", "ybss_operator", "ybss_owner")))
    name, kind, low, high, words, now = chance.choice(surface.settings)
    if name in NOT_SET:
        return None
    values = {"bool": ["on", "off"], "integer": [low, high, now], "real": [low, high, now], "string": [now, "", "ybss"]}.get(kind)
    values = values or words.strip("{}").split(",")
    return "SET LOCAL %s = '%s'" % (name, chance.choice(values).strip('"'))


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("url")
    reader.add_argument("--calls", type=int, default=10000)
    reader.add_argument("--seed", type=int, default=20261127)
    reader.add_argument("--role", choices=ROLES)
    reader.add_argument("--limits", choices=("on", "off"), default="on", help="daily limits of look-ups by number")
    reader.add_argument("--only", help="subjects whose name holds this")
    reader.add_argument("--directed", action="store_true", help="the directed scripts, too")
    options = reader.parse_args()
    report = Report(options.seed, options.calls)
    server = Server(options.url)
    began = time.monotonic()
    persons = prepare(server, options.limits == "on")
    report.say("registry and twins made in %.0f s" % (time.monotonic() - began))
    for role in [options.role] if options.role else ROLES:
        attack(server, persons, role, options, report)
    # With the limits off a number may be asked for as often as one likes: only chance attacks then.
    if options.limits == "on" and not options.only and not options.role or options.directed:
        directed.attack(server, persons, report)
    sys.exit(report.finish(persons))


if __name__ == "__main__":
    main()

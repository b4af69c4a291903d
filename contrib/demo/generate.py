#!/usr/bin/env python3
"""Generate the demo's world and the lists that five offices keep of it.

The same seed and scale give the same bytes. Every stage draws from its own
stream of random numbers, so a change of one stage leaves the others alone.
"""

import argparse
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import addresses
import character
import estate
import lists_of_persons
import lists_of_things
import impossible
import lives
import output
import people
import places
import plants
import summary
import units


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", default="tmp/demo/lists", help="folder for the lists")
    parser.add_argument("--scale", type=float, default=1.0, help="size of the world (0.02 to 20)")
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    if not 0.02 <= options.scale <= 20:
        parser.error("--scale must lie between 0.02 and 20")
    return options


def make_world(stream, scale):
    """Give the address book, the people, the units and the five lists."""
    book = addresses.Book(stream("addresses"), places.load(), scale)
    character.give(stream("character"), book)
    lives.build(stream("built"), book)
    everyone = people.People(stream("people"), book, scale)
    lives.lay(stream("lives"), everyone)
    plants.plant(stream("plants"), everyone)
    all_units = units.make(stream("units"), book, everyone, scale)
    lists = [lists_of_persons.police(stream("police"), everyone),
             lists_of_things.housing(stream("housing"), book, everyone),
             lists_of_things.market(stream("market"), all_units),
             lists_of_persons.health(stream("health"), everyone),
             lists_of_persons.declaration(stream("declaration"), everyone, all_units, scale)]
    impossible.plant(stream("impossible"), everyone, lists)
    lists.append(estate.estate(stream("estate"), everyone, lists))
    return book, everyone, all_units, lists


def main():
    options = arguments()

    def stream(stage):
        return random.Random("%d/%s" % (options.seed, stage))

    book, everyone, all_units, lists = make_world(stream, options.scale)
    try:
        output.write_all(stream, options.output, book, everyone, all_units, lists)
    except OSError as error:
        sys.exit("generate.py: cannot write the lists: %s" % error)
    print(summary.text(options, book, everyone, all_units, lists))


if __name__ == "__main__":
    main()

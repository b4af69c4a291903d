"""Standard addresses: from the compound or door number down to the room."""

import places
import tiling

PROVINCE, CITY, COUNTY = "贵州省", "遵义市", "红花岗区"
GRID_HOUSES = 420


class Address:
    """One standard address; elements that it lacks are empty."""

    __slots__ = ("id", "text", "level", "parent", "town", "community", "group", "street", "number",
                 "attached", "compound", "building", "unit", "floor", "room", "use", "cluster",
                 "point", "storeys", "area", "rooms")

    def __init__(self, parent, level, community, **elements):
        for name in ("group", "street", "number", "attached", "compound", "building", "unit",
                     "floor", "room", "use"):
            setattr(self, name, elements.get(name, getattr(parent, name) if parent else None))
        self.parent, self.level, self.community = parent, level, community
        self.town = community.parent
        self.use = elements.get("use")
        self.storeys = 0
        self.area = self.rooms = None
        self.text = PROVINCE + CITY + COUNTY + self.town.name + community.name + self.tail()

    def number_text(self):
        if self.number is None:
            return ""
        return "%d号" % self.number + ("附%d号" % self.attached if self.attached else "")

    def room_text(self):
        if self.room is None:
            return ""
        return "%d层%d号" % (self.floor, self.room) if self.floor else self.room + "室"

    def tail(self):
        """Give the text below the community."""
        return "".join((self.group or "", self.street.name if self.street else "",
                        self.number_text(), self.compound or "", self.building or "",
                        "%d单元" % self.unit if self.unit else "", self.room_text()))


class Cluster:
    """Addresses that lie together in one grid: a compound, a stretch of street, a group."""

    def __init__(self, community):
        self.community = community
        self.houses = 0
        self.grid = self.built = None


class Book:
    """The address book while it is being made."""

    def __init__(self, rng, towns, scale):
        self.rng = rng
        self.towns = towns
        self.scale = scale
        self.streets = places.lay_streets(rng, towns)
        self.names = places.compound_names(rng)
        self.all, self.clusters, self.grids = [], [], []
        for town in towns:
            for community in town.children:
                self.build_up(community)
        self.leave_gaps()
        self.cut_grids()

    def add(self, cluster, parent, level, **elements):
        address = Address(parent, level, cluster.community, **elements)
        address.cluster = cluster
        address.id = "A%06d" % (len(self.all) + 1)
        self.all.append(address)
        if address.use:
            cluster.houses += 1
        return address

    def new_cluster(self, community):
        self.clusters.append(Cluster(community))
        return self.clusters[-1]

    def build_up(self, community):
        rng = self.rng
        if community.urban:
            wanted = int(rng.uniform(430, 800) * self.scale)
            left = wanted - self.street_houses(community, int(wanted * 0.2))
            while left > 0:
                left -= self.compound(community, left)
            if rng.random() < 0.4:
                self.office_building(community)
            return
        wanted = int(rng.uniform(95, 215) * self.scale)
        if community in self.streets:
            self.street_houses(community, max(4, int(60 * self.scale)))
        groups = max(1, min(12, round(wanted / rng.uniform(16, 28))))
        for name in self.group_names(groups):
            self.village_group(community, name, max(2, int(wanted / groups * rng.uniform(0.7, 1.3))))

    def leave_gaps(self):
        """Groups and lanes without a door, compounds without rooms: what a survey still owes (四个不漏)."""
        rural = [c for t in self.towns for c in t.children if not c.urban]
        for community in rural[::9]:
            self.add(self.new_cluster(community), None, "group", group="新寨子组")
        urban = [c for t in self.towns for c in t.children if c.urban]
        for community in urban[::8]:
            self.add(self.new_cluster(community), None, "road", street=places.Street(community.stem + "支路"))
        for community in urban[::10]:
            cluster = self.new_cluster(community)
            top = self.add(cluster, None, "compound", compound=next(self.names))
            for serial in range(1, 4):
                self.add(cluster, top, "building", building="%d栋" % serial).storeys = 18

    def group_names(self, count):
        if self.rng.random() < 0.45:
            return [places.chinese_number(i) + "组" for i in range(1, count + 1)]
        return [s + "组" for s in self.rng.sample(places.GROUP_STEMS, count)]

    def village_group(self, community, group, houses):
        cluster, number = self.new_cluster(community), 0
        for _ in range(houses):
            number += 1 if self.rng.random() < 0.9 else 2
            door = self.add(cluster, None, "number", group=group, number=number, use="住宅")
            if self.rng.random() < 0.05:
                self.add(cluster, door, "number", attached=1, use="住宅")

    def street_houses(self, community, houses):
        rng, made = self.rng, 0
        streets = self.streets[community]
        for street in streets:
            cluster, target = self.new_cluster(community), houses / len(streets)
            while cluster.houses < target:
                kind, number = rng.random(), street.next_number(rng)
                if kind < 0.45:
                    self.add(cluster, None, "number", street=street, number=number, use="住宅")
                elif kind < 0.7:
                    self.add(cluster, None, "number", street=street, number=number, use="商铺")
                else:
                    self.street_building(cluster, street, number)
            made += cluster.houses
        return made

    def street_building(self, cluster, street, number):
        door = self.add(cluster, None, "number", street=street, number=number)
        door.storeys = self.rng.randint(3, 6)
        for shop in range(1, self.rng.randint(2, 4)):
            self.add(cluster, door, "number", attached=shop, use="商铺")
        for floor in range(2, door.storeys + 1):
            for room in range(1, self.rng.randint(2, 3)):
                self.add(cluster, door, "room", room="%d%02d" % (floor, room), use="住宅")

    def compound(self, community, left):
        rng, cluster = self.rng, self.new_cluster(community)
        top = None
        if rng.random() < 0.7:
            street = rng.choice(self.streets[community])
            top = self.add(cluster, None, "number", street=street, number=street.next_number(rng))
        door = top
        top = self.add(cluster, door, "compound", compound=next(self.names))
        if door:
            for shop in range(1, rng.randint(2, 13)):
                self.add(cluster, door, "number", attached=shop, use="商铺")
        target = min(left, rng.choice((60, 100, 150, 200, 260)))
        style = rng.choices(("flat", "floor", "tower"), (6, 2, 2))[0]
        lettered, serial = rng.random() < 0.12, 0
        per_floor, storeys = rng.randint(2, 4), rng.choice((6, 6, 7, 11, 17))
        while cluster.houses < target:
            serial += 1
            name = "%s座" % chr(64 + serial) if lettered and serial < 9 else "%d栋" % serial
            self.building(cluster, top, name, style, storeys, per_floor)
        return cluster.houses

    def building(self, cluster, compound, name, style, storeys, per_floor):
        building = self.add(cluster, compound, "building", building=name)
        building.storeys = storeys
        units = 0 if style == "tower" else self.rng.randint(1, 3)
        for unit in range(1, units + 1) if units else (None,):
            parent = self.add(cluster, building, "unit", unit=unit) if unit else building
            for floor in range(1, storeys + 1):
                for room in range(1, per_floor + 1):
                    if style == "floor":
                        self.add(cluster, parent, "room", floor=floor, room=room, use="住宅")
                    else:
                        self.add(cluster, parent, "room", room="%d%02d" % (floor, room), use="住宅")

    def office_building(self, community):
        rng, cluster = self.rng, self.new_cluster(community)
        street = rng.choice(self.streets[community])
        door = self.add(cluster, None, "number", street=street, number=street.next_number(rng))
        top = self.add(cluster, door, "compound",
                       compound=community.stem + rng.choice(places.OFFICE_KINDS))
        top.storeys = rng.randint(6, 14)
        for floor in range(3, top.storeys + 1):
            for room in range(1, 5):
                self.add(cluster, top, "room", room="%d%02d" % (floor, room), use="办公")

    def cut_grids(self):
        """Put clusters into grids of about GRID_HOUSES houses, then draw the map."""
        for town in self.towns:
            for community in town.children:
                mine = [c for c in self.clusters if c.community is community]
                total = sum(c.houses for c in mine)
                share = total / max(1, round(total / (GRID_HOUSES * self.scale)))
                running, serial, grid = 0, 0, None
                for cluster in mine:
                    if grid is None or cluster.houses and running >= share * serial:
                        serial += 1
                        grid = Grid(community, serial)
                        self.grids.append(grid)
                    cluster.grid = grid
                    running += cluster.houses
        draw_map(self.rng, self.towns, self.grids)
        for cluster in self.clusters:
            cluster.centre = tiling.point_in(self.rng, cluster.grid.rectangle)
        self.place_points()

    def place_points(self):
        spot = {}
        for address in self.all:
            if address.level in ("unit", "room") and address.parent.id in spot:
                spot[address.id] = spot[address.parent.id]
            else:
                x, y = address.cluster.centre
                x0, y0, x1, y1 = address.cluster.grid.rectangle
                spread = 0.08
                spot[address.id] = (x + (x1 - x0) * self.rng.uniform(-spread, spread),
                                    y + (y1 - y0) * self.rng.uniform(-spread, spread))
            address.point = tiling.warp(*spot[address.id])


class Grid:
    """The lowest level of the management tree."""

    def __init__(self, community, serial):
        self.community = community
        self.code = community.code + "%03d" % serial
        self.name = "%s第%s网格" % (community.name, places.chinese_number(serial))
        self.rectangle, self.wkt, self.character = None, None, None


def draw_map(rng, towns, grids):
    """Split the district: towns, communities, grids; villages are wider than city blocks."""
    def weight_of_community(community):
        return 1.0 if community.urban else 2.4

    def weight_of_town(town):
        return sum(weight_of_community(c) for c in town.children)

    whole = (0, 0, tiling.UNITS, tiling.UNITS)
    for town, in_town in tiling.split(whole, towns, weight_of_town):
        for community, block in tiling.split(in_town, town.children, weight_of_community):
            mine = [g for g in grids if g.community is community]
            for grid, rectangle in tiling.split(block, mine, lambda _: 1):
                grid.rectangle = rectangle
    for grid, wkt in zip(grids, tiling.polygons([g.rectangle for g in grids])):
        grid.wkt = wkt

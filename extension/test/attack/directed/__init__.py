def attack(server, persons, role, report):
    pass

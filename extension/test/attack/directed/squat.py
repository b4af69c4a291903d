"""A stranger makes the schema first: the installation must refuse it."""

from world import make_database, make_roles, take_roles_back

EXTENSIONS = "SET client_min_messages = warning; CREATE EXTENSION IF NOT EXISTS postgis; CREATE EXTENSION IF NOT EXISTS btree_gist"


def schema(scene):
    take_roles_back(scene.server)
    for name in ("ybss", "ybss_registry"):
        make_database(scene.server, "attack_squat")
        admin = scene.server.connect("attack_squat")
        admin.query(EXTENSIONS)
        admin.query("GRANT CREATE ON DATABASE attack_squat TO attack_stranger")
        stranger = scene.server.connect("attack_squat", "attack_stranger")
        stranger.query("CREATE SCHEMA %s" % name)
        stranger.close()
        answers = [admin.query("CREATE EXTENSION ybss CASCADE"), admin.query("SELECT ybss.create_registry()")]
        if not any(answer.error for answer in answers):
            scene.find("schema of a stranger", "attack_stranger", "CREATE SCHEMA %s" % name, "the registry was made into it")
        admin.close()
        make_database(scene.server, "attack_squat")
    make_roles(scene.server)


def rights(scene):
    """Nobody who attacks may make anything in the registry's schemas."""
    admin = scene.admin()
    for role in ("attack_reader", "attack_operator", "attack_stranger", "attack_clerk"):
        for name in ("ybss", "ybss_registry"):
            if admin.query("SELECT has_schema_privilege('%s', '%s', 'CREATE')" % (role, name)).rows[0][0] == "t":
                scene.find("schema that others fill", role, "CREATE FUNCTION %s.f()" % name, "allowed")
    admin.close()

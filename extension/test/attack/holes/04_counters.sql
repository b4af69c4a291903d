-- kind 4: everybody may ask how many rows a statement read, and sessions begin without the library
-- found by: check
GRANT EXECUTE ON FUNCTION pg_stat_get_xact_tuples_fetched(oid), pg_lock_status() TO PUBLIC;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET session_preload_libraries', current_database()); END $$;

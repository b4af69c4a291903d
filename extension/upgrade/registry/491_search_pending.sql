-- Lists leave their keys in a short pending list: a quarter of the time of writing each at once.
ALTER INDEX ybss_registry.person_search RESET (fastupdate);
ALTER INDEX ybss_registry.person_search SET (gin_pending_list_limit = 1024);
ALTER INDEX ybss_registry.unit_search RESET (fastupdate);
ALTER INDEX ybss_registry.unit_search SET (gin_pending_list_limit = 1024);

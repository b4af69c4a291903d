-- One list, its bytes through a large object, as any psql can send them.
-- Needs the psql variables "source" and "file".
\set import '\\lo_import ''' :file ''''
:import
SELECT message FROM ybss.load_list(:'source', regexp_replace(:'file', '.*/', ''), lo_get(:LASTOID));
\lo_unlink :LASTOID

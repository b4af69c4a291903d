-- How far a registry was made: one that stands is whole.
ALTER TABLE ybss_registry.registry ADD COLUMN phase text NOT NULL DEFAULT 'tables' CHECK (phase IN ('tables', 'keys', 'functions', 'grants'));
COMMENT ON COLUMN ybss_registry.registry.phase IS
'How far it was made: tables, keys, functions, grants; with the last it is whole. / 建库阶段，grants 为建成。';
UPDATE ybss_registry.registry SET phase = 'grants';

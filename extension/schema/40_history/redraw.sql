-- The management tree is redrawn: what became of its nodes, and which rows are to be refiled.

CREATE TABLE ybss_registry.grid_lineage (
  district int4 NOT NULL,
  lineage_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  old_grid ybss.grid_code NOT NULL,
  name text NOT NULL,
  document text NOT NULL CHECK (char_length(document) BETWEEN 1 AND 200),
  changed_on date NOT NULL DEFAULT ybss.today(),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, lineage_id),
  CHECK (district = ybss.district_of(grid)),
  CHECK (district = ybss.district_of(old_grid))
);
COMMENT ON TABLE ybss_registry.grid_lineage IS
'What became of a node of the management tree that was moved: an old code finds its successor. / 网格沿革：原编码与现编码。';
COMMENT ON COLUMN ybss_registry.grid_lineage.grid IS 'The code by which the node goes since. / 现编码。';
COMMENT ON COLUMN ybss_registry.grid_lineage.old_grid IS 'The code by which it went before. / 原编码。';
CREATE INDEX grid_lineage_old ON ybss_registry.grid_lineage (district, old_grid);
CREATE INDEX grid_lineage_grid ON ybss_registry.grid_lineage (grid);

CREATE TABLE ybss_registry.redraw (
  district int4 NOT NULL,
  redraw_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  new_grid ybss.grid_code,
  document text NOT NULL CHECK (char_length(document) BETWEEN 1 AND 200),
  requested_at timestamptz NOT NULL DEFAULT now(),
  requested_by text NOT NULL DEFAULT session_user,
  place int NOT NULL DEFAULT 0,
  last_id bigint NOT NULL DEFAULT -1,
  refiled bigint NOT NULL DEFAULT 0,
  finished_at timestamptz,
  PRIMARY KEY (district, redraw_id),
  CHECK (district = ybss.district_of(grid)),
  CHECK (new_grid IS NULL OR district = ybss.district_of(new_grid))
);
COMMENT ON TABLE ybss_registry.redraw IS
'Redrawings that job refile carries out: a node that gets another code, or, where new_grid is null, a node whose rows go to the grids whose outlines hold them now. / 网格调整。';
CREATE TRIGGER give_id BEFORE INSERT ON ybss_registry.redraw FOR EACH ROW EXECUTE FUNCTION ybss.give_id('redraw_id');
COMMENT ON COLUMN ybss_registry.redraw.place IS 'Which table is being refiled; the next run goes on there. / 进度：当前数据表。';
COMMENT ON COLUMN ybss_registry.redraw.last_id IS 'Last address that was looked at. / 进度：已核对的地址编号。';
COMMENT ON COLUMN ybss_registry.redraw.refiled IS 'Rows refiled so far. / 已归档行数。';
CREATE INDEX redraw_grid ON ybss_registry.redraw (grid);

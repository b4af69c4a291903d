-- Outlines of districts, towns and communities, and which of them no longer hold.
CREATE TABLE ybss_registry.outline (
  code ybss.grid_code NOT NULL,
  district int4 NOT NULL GENERATED ALWAYS AS (ybss.district_of(code)) STORED,
  outline @postgis@.geometry(MultiPolygon, 4490),
  PRIMARY KEY (district, code)
);
COMMENT ON TABLE ybss_registry.outline IS
'The outlines of nodes above the grids as job outline joined them; null where nothing below the node is drawn. / 区、镇街、社区边界（由作业合并网格边界得出）。';
COMMENT ON COLUMN ybss_registry.outline.outline IS 'In CGCS2000 (EPSG:4490). / 边界，2000国家大地坐标系。';

CREATE TABLE ybss_registry.outline_queue (
  queue_id bigint GENERATED ALWAYS AS IDENTITY,
  code ybss.grid_code NOT NULL,
  district int4 NOT NULL GENERATED ALWAYS AS (ybss.district_of(code)) STORED,
  PRIMARY KEY (district, queue_id)
);
COMMENT ON TABLE ybss_registry.outline_queue IS
'Nodes below which a grid was drawn, redrawn or taken away since their outline was joined. / 边界待重新合并的节点。';
CREATE INDEX outline_queue_code ON ybss_registry.outline_queue (code);

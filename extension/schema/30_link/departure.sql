-- Who went away, and where to.

CREATE TABLE ybss_registry.departure (
  district int4 NOT NULL,
  departure_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  person_id bigint NOT NULL,
  destination text CHECK (char_length(destination) BETWEEN 1 AND 1000),
  division ybss.division_code,
  reason_code text CHECK (reason_code ~ '^[0-9]{2}$'),
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  from_list boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, departure_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT one_destination_at_a_time
    EXCLUDE USING gist (person_id WITH =, valid WITH &&, district WITH =)
);
COMMENT ON TABLE ybss_registry.departure IS
'A person lives outside of the district, from when to when, and where to they went. / 人员离开本区及去向。';
COMMENT ON COLUMN ybss_registry.departure.destination IS 'Where to, as written; null when nobody knows. / 去向地址。';
COMMENT ON COLUMN ybss_registry.departure.division IS 'Statutory division of the destination. / 去向所属行政区划。';
COMMENT ON COLUMN ybss_registry.departure.reason_code IS
'GB/T 31000 流入原因, read of leaving: 01 务工, 04 学习培训, 05 婚嫁 … 99 其他. / 流出原因。';
COMMENT ON COLUMN ybss_registry.departure.valid IS
'From leaving to coming back; open while away. / 离开至返回。';
COMMENT ON COLUMN ybss_registry.departure.from_list IS
'Made by intake out of lists, which renews it; what people write stays. / 由清单产生，随清单更新。';
CREATE INDEX departure_person ON ybss_registry.departure (district, person_id);
CREATE INDEX departure_grid ON ybss_registry.departure (grid);

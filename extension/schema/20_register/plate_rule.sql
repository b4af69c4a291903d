-- How doors are numbered: the rules differ by city, town and street, so they are rows.

CREATE TABLE ybss_registry.plate_rule (
  district int4 NOT NULL,
  rule_id bigint NOT NULL,
  grid ybss.grid_code NOT NULL,
  street_id bigint,
  east_west_from text NOT NULL DEFAULT 'east' CHECK (east_west_from IN ('east', 'west')),
  north_south_from text NOT NULL DEFAULT 'north' CHECK (north_south_from IN ('north', 'south')),
  from_line_end boolean,
  odd_side text NOT NULL DEFAULT 'left' CHECK (odd_side IN ('left', 'right')),
  numbers text NOT NULL DEFAULT 'both' CHECK (numbers IN ('both', 'odd', 'even', 'all')),
  first_number int NOT NULL DEFAULT 1 CHECK (first_number BETWEEN 1 AND 99999),
  metres_per_number numeric(6, 2) CHECK (metres_per_number > 0),
  suffix_form text NOT NULL DEFAULT 'sub' CHECK (suffix_form IN ('sub', 'hyphen')),
  withheld int4multirange NOT NULL DEFAULT '{}',
  basis text NOT NULL,
  valid daterange NOT NULL DEFAULT daterange(NULL, NULL) CHECK (NOT isempty(valid)),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  change_id bigint,
  PRIMARY KEY (district, rule_id),
  CHECK (district = ybss.district_of(grid)),
  CONSTRAINT plate_rule_end_of_one_line CHECK (from_line_end IS NULL OR street_id IS NOT NULL),
  CONSTRAINT plate_rule_once_at_a_time EXCLUDE USING gist (
    district WITH =, (grid::bigint) WITH =, coalesce(street_id, 0) WITH =, valid WITH &&)
);
COMMENT ON TABLE ybss_registry.plate_rule IS
'Rules of plate numbers, for one street or for all streets of a node of the management tree; the narrowest that is in force counts (practice of several cities: direction, sides and distances are local). / 门牌编号规则：按街路巷、社区、镇街、区县，从小到大取最近一条。';
COMMENT ON COLUMN ybss_registry.plate_rule.east_west_from IS
'From which end the numbers of a street grow that runs more east to west than north to south. / 东西走向街路巷的起编方向。';
COMMENT ON COLUMN ybss_registry.plate_rule.north_south_from IS
'From which end the numbers of other streets grow. / 南北走向街路巷的起编方向。';
COMMENT ON COLUMN ybss_registry.plate_rule.from_line_end IS
'For one street: true, numbers grow from the last point of its line; false, from the first; null, by direction. / 是否自中心线终点起编。';
COMMENT ON COLUMN ybss_registry.plate_rule.odd_side IS
'The side of odd numbers, looking the way in which numbers grow. / 单号所在侧（面向号码增大方向）。';
COMMENT ON COLUMN ybss_registry.plate_rule.numbers IS
'both: odd and even sides. odd, even: houses on one side only, with only those numbers. all: one side, every number. / 两侧单双号，或单侧仅单号、仅双号、连续号。';
COMMENT ON COLUMN ybss_registry.plate_rule.metres_per_number IS
'Metres of street for each pair of numbers (量化编号); null: one after the other. / 每号预留长度（米），空为顺序编号。';
COMMENT ON COLUMN ybss_registry.plate_rule.suffix_form IS
'A door between two numbers: sub 8号附1号, hyphen 8-1号. / 插号形式：附号或连字号。';
COMMENT ON COLUMN ybss_registry.plate_rule.withheld IS
'Numbers that may not be given: {[200,300),[444,445)}. / 不得编排的号码。';
COMMENT ON COLUMN ybss_registry.plate_rule.basis IS 'The rule''s document. / 依据文件。';
CREATE INDEX plate_rule_grid ON ybss_registry.plate_rule (grid);
CREATE INDEX plate_rule_street ON ybss_registry.plate_rule (district, street_id);

-- What a record's score is made of.

CREATE TYPE ybss.record_score AS (
  completeness real, accuracy real, freshness real, passes boolean, lacks text[], faults text[]);
COMMENT ON TYPE ybss.record_score IS
'Scores of a record: completeness, accuracy, freshness from 0 to 100, whether it counts as progress, the items that it lacks and those that are wrong. / 记录评分：完整、准确、鲜活、是否达标、缺项、错项。';

CREATE TYPE ybss.record_score_numbers AS (
  completeness int2, accuracy int2, freshness int2, passes boolean, lacks int2[], faults int2[],
  aged int2[], exempt int2[], version int, falls_on date);
COMMENT ON TYPE ybss.record_score_numbers IS
'A score as it is stored: hundredths of a point, numbers of items, the catalogue''s version, and the day on which the freshness will be another one. / 存储格式的评分。';

CREATE TYPE ybss.item_finding AS (item text, present boolean, derived boolean, required boolean, checked boolean, "right" boolean,
  said_on date, freshness real, suspended boolean);
COMMENT ON TYPE ybss.item_finding IS
'What scoring found of an item of a record. / 信息项评分依据。';

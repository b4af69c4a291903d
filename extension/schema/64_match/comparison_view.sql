-- The comparisons that a match model may name, as people read them.

CREATE OR REPLACE VIEW ybss.comparison WITH (security_barrier) AS
SELECT c.comparison, c.levels, c.keys FROM ybss.comparisons() AS c;
COMMENT ON VIEW ybss.comparison IS
'The comparisons that a match model may name: the levels of each from the same to different, and the kinds of keys by which records are brought together. / 匹配模型可用的比较方式、级别与分块键。';
GRANT SELECT ON ybss.comparison TO ybss_reader, ybss_operator;

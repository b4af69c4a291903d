-- Text where a type of ours is wanted. A driver that binds what it sends as text or varchar
-- (JDBC does) finds operators and functions, and may write columns: grid <@ ?, where_lives(?).
-- Implicit casts, instead of a second function of each: with overloads a literal without a type
-- would be taken for text. The value is read by the type's own input, which refuses what is none.

CREATE CAST (text AS ybss.grid_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.grid_code) IS 'As the type reads it. / 由文本读取网格编码。';
CREATE CAST (varchar AS ybss.grid_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.grid_code) IS 'As the type reads it. / 由文本读取网格编码。';
CREATE CAST (text AS ybss.division_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.division_code) IS 'As the type reads it. / 由文本读取行政区划代码。';
CREATE CAST (varchar AS ybss.division_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.division_code) IS 'As the type reads it. / 由文本读取行政区划代码。';
CREATE CAST (text AS ybss.citizen_id) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.citizen_id) IS 'As the type reads it. / 由文本读取公民身份号码。';
CREATE CAST (varchar AS ybss.citizen_id) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.citizen_id) IS 'As the type reads it. / 由文本读取公民身份号码。';
CREATE CAST (text AS ybss.credit_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.credit_code) IS 'As the type reads it. / 由文本读取统一社会信用代码。';
CREATE CAST (varchar AS ybss.credit_code) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.credit_code) IS 'As the type reads it. / 由文本读取统一社会信用代码。';
CREATE CAST (text AS ybss.phone) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.phone) IS 'As the type reads it. / 由文本读取电话号码。';
CREATE CAST (varchar AS ybss.phone) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.phone) IS 'As the type reads it. / 由文本读取电话号码。';
CREATE CAST (text AS ybss.address) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS ybss.address) IS 'As the type reads it. / 由文本读取地址。';
CREATE CAST (varchar AS ybss.address) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS ybss.address) IS 'As the type reads it. / 由文本读取地址。';

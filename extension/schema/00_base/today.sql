-- The district's day: whatever time zone a client's session has set.

CREATE FUNCTION ybss.day_of(at timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (at AT TIME ZONE 'Asia/Shanghai')::date;
COMMENT ON FUNCTION ybss.day_of(timestamptz) IS
'The day of a point in time in the district (Beijing time), whatever time zone the session has. Immutable: China has had one time zone without summer time since 1991; what a change of the zone''s rules would do to days past is the zone data''s. / 某时刻在本区的日期（北京时间）。';

CREATE FUNCTION ybss.today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
RETURN ybss.day_of(pg_catalog.now());
COMMENT ON FUNCTION ybss.today() IS
'The district''s day (Beijing time): of the transaction''s beginning, whatever time zone the session has. Stable: of the transaction. / 本区今日（北京时间）。';

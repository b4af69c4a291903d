-- The binary form, byte by byte as somebody may forge it: refused, or a value that its own text gives.
SET client_min_messages = warning;
SET search_path = pg_catalog, ybss, pg_temp;
CREATE TEMPORARY TABLE received (address address);
CREATE FUNCTION pg_temp.received(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	file text := current_setting('data_directory') || '/address_binary';
	stream oid := lo_from_bytea(0, '\x5047434f50590aff0d0a00'::bytea || '\x0000000000000000'::bytea || '\x0001'::bytea
		|| int4send(octet_length(bytes)) || bytes || '\xffff'::bytea);
BEGIN
	PERFORM lo_export(stream, file), lo_unlink(stream);
	DELETE FROM received;
	EXECUTE format('COPY received FROM %L (FORMAT binary)', file);
	RETURN (SELECT CASE WHEN address_send(address) = bytes THEN 'what was sent' WHEN address_send(address::text::address) = address_send(address)
		AND compare(address, address) IS NOT NULL AND address::jsonb IS NOT NULL AND address_features(address) IS NOT NULL
		AND address_truncate(address, 'road') IS NOT NULL THEN 'a value' ELSE 'a value that its text does not give' END FROM received);
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
CREATE TEMPORARY TABLE sent AS
SELECT n, address_send(parse(typed)) AS bytes
FROM (VALUES (1, '虾子镇乐安村1组12号附1号'), (2, '新蒲新区群乐村'), (3, E'二期\U00020BB7')) AS given (n, typed);
SELECT n, pg_temp.received(bytes) FROM sent;
-- every byte changed in two ways, left out, and the end cut off there
CREATE TEMPORARY TABLE forged AS
SELECT n, place, how, CASE how WHEN 1 THEN set_byte(bytes, place, get_byte(bytes, place) # 1)
	WHEN 2 THEN set_byte(bytes, place, get_byte(bytes, place) # 128)
	WHEN 3 THEN substring(bytes, 1, place) || substring(bytes, place + 2) ELSE substring(bytes, 1, place) END AS bytes
FROM sent, generate_series(0, octet_length(bytes) - 1) AS place, generate_series(1, 4) AS how;
SELECT DISTINCT how, pg_temp.received(bytes) COLLATE "C" AS outcome FROM forged ORDER BY how, outcome;
-- longer than it says, and nothing but zeros
SELECT pg_temp.received(bytes || '\x00'), pg_temp.received(bytes || decode(repeat('00', 1000000), 'hex')),
	pg_temp.received(decode(repeat('00', octet_length(bytes)), 'hex')), pg_temp.received(decode(repeat('ff', 100000), 'hex')) FROM sent WHERE n = 1;
-- what version 2 sent, which wrote a municipality twice, is the same value
SELECT pg_temp.received('\x0205000040f8c4a2190000001e0028000000000000000000090001000900090002001200090007001b0009000900240004003131303130353030303030302fe8b7afe5bbbae59bbde8b7af2fe58fb731e58c97e4baace5b882e58c97e4baace5b882e69c9de998b3e58cbae5bbbae59bbde8b7af31e58fb7');
SELECT address, address_send(address) = address_send(parse('北京市朝阳区建国路1号')) AS same FROM received;

-- An entry that was refused is counted although the refusal undoes what the caller did.

CREATE FUNCTION ybss.note_saved_entry(number int2, district int4, office text) RETURNS boolean
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE AS 'MODULE_PATHNAME', 'ybss_note_saved_entry';
COMMENT ON FUNCTION ybss.note_saved_entry(int2, int4, text) IS
'Counts an entry that was refused because its owner''s value is known, in a transaction of its own: the refusal undoes the caller''s. False where no background worker was free. Volatile: writes. / 记录一次被减免的填报。';
REVOKE ALL ON FUNCTION ybss.note_saved_entry(int2, int4, text) FROM PUBLIC;

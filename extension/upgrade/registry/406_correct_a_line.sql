-- A decision enters a corrected value: one argument more.
DROP FUNCTION IF EXISTS ybss.decide(bigint, text, bigint, text);

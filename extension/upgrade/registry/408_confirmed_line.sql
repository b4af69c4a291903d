-- said() tells when a list confirmed a line: its result has one column more.
DROP FUNCTION IF EXISTS ybss.said(bigint);

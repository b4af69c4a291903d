-- What a name is made of.

-- Letters of any script; also those of the private use areas, in which rare names are written.
CREATE OR REPLACE FUNCTION ybss_registry.has_letter(name text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN name ~ '[A-Za-zＡ-Ｚａ-ｚ\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u1fff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30fa\u3105-\u312f\u31a0-\u31bf\u3400-\u9fff\ua000-\ud7a3\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0010ffff]';
COMMENT ON FUNCTION ybss_registry.has_letter(text) IS
'True when a name has a letter of any script and is not made of digits and signs alone. Immutable: depends on its argument only. / 姓名或名称是否含有文字（不全是数字或符号）。';

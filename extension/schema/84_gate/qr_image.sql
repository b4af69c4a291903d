-- QR codes (ISO/IEC 18004) as text, SVG and PNG.

CREATE FUNCTION ybss.qr_text(content text, level text DEFAULT 'Q', inverse boolean DEFAULT false)
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20000 AS 'MODULE_PATHNAME', 'ybss_qr_text';
COMMENT ON FUNCTION ybss.qr_text(text, text, boolean) IS
'A QR code in half-block characters with its quiet zone, for a terminal with a dark ground; inverse for light grounds. Level L, M, Q or H. Errors YBQ01 too long, YBQ02 level, YBQ03 empty. Immutable: depends on its arguments only. / 以半块字符输出二维码，供深色终端；inverse 供浅色背景；纠错级别 L、M、Q、H。';

CREATE FUNCTION ybss.qr_svg(content text, level text DEFAULT 'Q', caption text DEFAULT NULL)
RETURNS text
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 20000 AS 'MODULE_PATHNAME', 'ybss_qr_svg';
COMMENT ON FUNCTION ybss.qr_svg(text, text, text) IS
'A QR code as one SVG image of one path with a quiet zone of 4 modules, one unit a module; the caption stands below it and is escaped. Errors YBQ01 too long, YBQ02 level, YBQ03 empty. Immutable: depends on its arguments only. / 输出 SVG 二维码，静区4个模块；caption 为图下文字，自动转义。';

CREATE FUNCTION ybss.qr_png(content text, scale integer DEFAULT 4, level text DEFAULT 'Q')
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20000 AS 'MODULE_PATHNAME', 'ybss_qr_png';
COMMENT ON FUNCTION ybss.qr_png(text, integer, text) IS
'A QR code as a PNG of one bit a pixel with a quiet zone of 4 modules, scale 1 to 32 pixels a module. Errors YBQ01 too long, YBQ02 level or scale, YBQ03 empty. Immutable: the picture depends on its arguments only. / 输出 PNG 二维码，静区4个模块，scale 为每模块像素数（1至32）。';

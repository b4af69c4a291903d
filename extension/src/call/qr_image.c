/*
 * qr_image.c
 *		QR codes as text, SVG and PNG.
 */
#include "ybss.h"

#include "utils/builtins.h"

#include "qr/matrix.h"
#include "qr/png.h"

PG_FUNCTION_INFO_V1(ybss_qr_text);
PG_FUNCTION_INFO_V1(ybss_qr_svg);
PG_FUNCTION_INFO_V1(ybss_qr_png);

/* Raise what kept a text from becoming a code. */
static void
fail(YbssQrFault fault)
{
	switch (fault)
	{
		case YBSS_QR_RIGHT:
			break;
		case YBSS_QR_TOO_LONG:
			ereport(ERROR, (errcode(ERRCODE_YBSS_QR_TOO_LONG),
							errmsg("text is too long for a QR code at this level"),
							errdetail("内容过长，超出该纠错级别二维码的容量。"),
							errhint("Shorten it, or take level L. / 请缩短内容或改用 L 级。")));
			break;
		case YBSS_QR_LEVEL:
			ereport(ERROR, (errcode(ERRCODE_YBSS_QR_ARGUMENT),
							errmsg("level of a QR code must be L, M, Q or H"),
							errdetail("纠错级别应为 L、M、Q 或 H。"),
							errhint("Q is right for doors. / 门牌宜用 Q 级。")));
			break;
		case YBSS_QR_FAILED:
			ereport(ERROR, (errcode(ERRCODE_YBSS_QR_FAILED), errmsg("no QR code could be made"),
							errdetail("二维码生成失败（内容为空或内存不足）。"),
							errhint("Give a text that is not empty. / 请提供非空内容。")));
			break;
	}
}

/* Encode an argument's text at an argument's level. */
static YbssQrMatrix *
encode(text *content, text *level)
{
	YbssQrMatrix *matrix = palloc(sizeof *matrix);
	char letter = VARSIZE_ANY_EXHDR(level) == 1 ? *VARDATA_ANY(level) : '\0';

	fail(ybss_qr_encode(VARDATA_ANY(content), VARSIZE_ANY_EXHDR(content), letter, matrix));
	return matrix;
}

/* Draw a QR code in half-block characters. */
Datum
ybss_qr_text(PG_FUNCTION_ARGS)
{
	YbssQrMatrix *matrix = encode(PG_GETARG_TEXT_PP(0), PG_GETARG_TEXT_PP(1));
	text *out = palloc(VARHDRSZ + ybss_qr_text_size(matrix));

	SET_VARSIZE(out, VARHDRSZ + ybss_qr_text_write(matrix, PG_GETARG_BOOL(2), VARDATA(out)));
	PG_RETURN_TEXT_P(out);
}

/* Draw a QR code as SVG; the caption may be null. */
Datum
ybss_qr_svg(PG_FUNCTION_ARGS)
{
	YbssQrMatrix *matrix;
	text *caption = PG_ARGISNULL(2) ? NULL : PG_GETARG_TEXT_PP(2);
	const char *letters = caption ? VARDATA_ANY(caption) : NULL;
	size_t bytes = caption ? VARSIZE_ANY_EXHDR(caption) : 0;
	text *out;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	matrix = encode(PG_GETARG_TEXT_PP(0), PG_GETARG_TEXT_PP(1));
	out = palloc(VARHDRSZ + ybss_qr_svg_size(matrix, letters, bytes));
	SET_VARSIZE(out, VARHDRSZ + ybss_qr_svg_write(matrix, letters, bytes, VARDATA(out)));
	PG_RETURN_TEXT_P(out);
}

/* Draw a QR code as PNG. */
Datum
ybss_qr_png(PG_FUNCTION_ARGS)
{
	int scale = PG_GETARG_INT32(1);
	YbssQrMatrix *matrix;
	size_t capacity;
	size_t used;
	bytea *out;

	if (scale < 1 || scale > YBSS_QR_SCALE_MOST)
		ereport(ERROR, (errcode(ERRCODE_YBSS_QR_ARGUMENT),
						errmsg("scale of a QR code must be 1 to %d pixels", YBSS_QR_SCALE_MOST),
						errdetail("每个模块的像素应为1至%d。", YBSS_QR_SCALE_MOST),
						errhint("4 suits screens, 8 suits print. / 屏幕用4，打印用8。")));
	matrix = encode(PG_GETARG_TEXT_PP(0), PG_GETARG_TEXT_PP(2));
	capacity = ybss_qr_png_size(matrix, scale);
	out = palloc(VARHDRSZ + capacity);
	used = ybss_qr_png_write(matrix, scale, (unsigned char *) VARDATA(out), capacity);
	if (used == 0)
		fail(YBSS_QR_FAILED);
	SET_VARSIZE(out, VARHDRSZ + used);
	PG_RETURN_BYTEA_P(out);
}

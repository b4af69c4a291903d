/*
 * matrix.c
 *		Make the matrix with libqrencode; write it as text and as SVG.
 */
#include "qr/matrix.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <qrencode.h>

/* Give libqrencode's name of a correction level, -1 when there is none. */
static int
correction(char level)
{
	switch (level)
	{
		case 'L':
			return QR_ECLEVEL_L;
		case 'M':
			return QR_ECLEVEL_M;
		case 'Q':
			return QR_ECLEVEL_Q;
		case 'H':
			return QR_ECLEVEL_H;
	}
	return -1;
}

/* Copy the modules and give the library's memory back. */
static void
copy_modules(QRcode *code, YbssQrMatrix *matrix)
{
	matrix->version = code->version;
	matrix->width = code->width;
	for (int i = 0; i < code->width * code->width; i++)
		matrix->dark[i] = code->data[i] & 1;
	QRcode_free(code);
}

/* Encode a text, digits and capitals in their denser modes, in the smallest version. */
YbssQrFault
ybss_qr_encode(const char *text, size_t bytes, char level, YbssQrMatrix *matrix)
{
	char terminated[3 * YBSS_QR_MOST]; /* digits take less than half a byte each */
	int library_level = correction(level);
	QRcode *code;

	if (library_level < 0)
		return YBSS_QR_LEVEL;
	if (bytes >= sizeof terminated)
		return YBSS_QR_TOO_LONG;
	if (bytes == 0 || memchr(text, '\0', bytes))
		return YBSS_QR_FAILED;
	memcpy(terminated, text, bytes);
	terminated[bytes] = '\0';
	errno = 0;
	code = QRcode_encodeString(terminated, 0, (QRecLevel) library_level, QR_MODE_8, 1);
	if (code == NULL)
		return errno == ERANGE ? YBSS_QR_TOO_LONG : YBSS_QR_FAILED;
	copy_modules(code, matrix);
	return YBSS_QR_RIGHT;
}

/* Is a module dark? Beyond the edge lies the quiet zone. */
static bool
is_dark(const YbssQrMatrix *matrix, int x, int y)
{
	return x >= 0 && y >= 0 && x < matrix->width && y < matrix->width &&
		   matrix->dark[y * matrix->width + x];
}

/* Give the bytes that ybss_qr_text_write needs at most. */
size_t
ybss_qr_text_size(const YbssQrMatrix *matrix)
{
	size_t side = (size_t) matrix->width + 2 * YBSS_QR_QUIET;

	return (side + 1) / 2 * (side * 3 + 1);
}

/*
 * Write half-block characters, two modules high, lines parted by \n.
 *
 * The light modules are drawn, which is right on the dark ground of a
 * terminal; "inverse" draws the dark ones, for paper and light grounds.
 */
size_t
ybss_qr_text_write(const YbssQrMatrix *matrix, bool inverse, char *out)
{
	static const char *const block[] = {" ", "\xE2\x96\x84", "\xE2\x96\x80", "\xE2\x96\x88"};
	int last = matrix->width + YBSS_QR_QUIET;
	char *at = out;

	for (int y = -YBSS_QR_QUIET; y < last; y += 2)
	{
		if (at > out)
			*at++ = '\n';
		for (int x = -YBSS_QR_QUIET; x < last; x++)
		{
			bool upper = is_dark(matrix, x, y) == inverse;
			/* An odd number of rows leaves half a line that is no module. */
			bool lower = y + 1 < last && is_dark(matrix, x, y + 1) == inverse;
			const char *drawn = block[upper * 2 + lower];
			size_t bytes = strlen(drawn);

			memcpy(at, drawn, bytes);
			at += bytes;
		}
	}
	return (size_t) (at - out);
}

#define SVG_HEAD 400  /* bytes of everything but path and caption */
#define SVG_RUN 24	  /* bytes of the longest run: M180 180h176v1h-176z */
#define SVG_CAPTION 6 /* modules of room below the quiet zone */
#define ESCAPED 6	  /* bytes of the longest escape: &quot; */

/* Give the bytes that ybss_qr_svg_write needs at most. */
size_t
ybss_qr_svg_size(const YbssQrMatrix *matrix, const char *caption, size_t bytes)
{
	size_t runs = (size_t) matrix->width * ((size_t) matrix->width / 2 + 1);

	return SVG_HEAD + runs * SVG_RUN + (caption ? 2 * bytes * ESCAPED : 0);
}

/* Write a text into XML; control characters, which XML has not, become spaces. */
static char *
write_escaped(char *at, const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
	{
		const char *escape = text[i] == '<'	  ? "&lt;"
							 : text[i] == '>' ? "&gt;"
							 : text[i] == '&' ? "&amp;"
							 : text[i] == '"' ? "&quot;"
											  : NULL;

		if (escape)
		{
			memcpy(at, escape, strlen(escape));
			at += strlen(escape);
		}
		else
			*at++ = (unsigned char) text[i] < 0x20 || text[i] == 0x7F ? ' ' : text[i];
	}
	return at;
}

/* Write every run of dark modules as one rectangle of the path. */
static char *
write_runs(char *at, const YbssQrMatrix *matrix)
{
	for (int y = 0; y < matrix->width; y++)
		for (int x = 0; x < matrix->width; x++)
		{
			int run = 0;

			while (is_dark(matrix, x + run, y))
				run++;
			if (run > 0)
				at +=
					sprintf(at, "M%d %dh%dv1h-%dz", x + YBSS_QR_QUIET, y + YBSS_QR_QUIET, run, run);
			x += run;
		}
	return at;
}

/* Write one SVG image of one path, a module one unit wide, with a caption below if there is one. */
size_t
ybss_qr_svg_write(const YbssQrMatrix *matrix, const char *caption, size_t bytes, char *out)
{
	int side = matrix->width + 2 * YBSS_QR_QUIET;
	int height = side + (caption ? SVG_CAPTION : 0);
	char *at = out;

	at += sprintf(at,
				  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
				  " shape-rendering=\"crispEdges\">",
				  side, height);
	if (caption)
	{
		at += sprintf(at, "<title>");
		at = write_escaped(at, caption, bytes);
		at += sprintf(at, "</title>");
	}
	at += sprintf(at, "<path fill=\"#fff\" d=\"M0 0h%dv%dh-%dz\"/><path d=\"", side, height, side);
	at = write_runs(at, matrix);
	at += sprintf(at, "\"/>");
	if (caption)
	{
		at += sprintf(at, "<text x=\"%g\" y=\"%d\" font-size=\"3\" text-anchor=\"middle\">",
					  side / 2.0, side + 2);
		at = write_escaped(at, caption, bytes);
		at += sprintf(at, "</text>");
	}
	at += sprintf(at, "</svg>");
	return (size_t) (at - out);
}

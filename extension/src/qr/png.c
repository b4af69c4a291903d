/*
 * png.c
 *		Write a QR code as a PNG of one bit a pixel, with libpng.
 *
 * libpng leaves its errors by longjmp. Everything that such a jump passes
 * stands in one function, whose only memory besides libpng's is the caller's.
 */
#include "qr/png.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

#define ROW_MOST ((YBSS_QR_WIDEST + 2 * YBSS_QR_QUIET) * YBSS_QR_SCALE_MOST / 8)

/* Where libpng writes to. */
typedef struct Sink
{
	unsigned char *out;
	size_t used;
	size_t capacity;
} Sink;

/* Give the bytes that a PNG needs at most: its rows stored plain, and the chunks around them. */
size_t
ybss_qr_png_size(const YbssQrMatrix *matrix, int scale)
{
	size_t side = ((size_t) matrix->width + 2 * YBSS_QR_QUIET) * (size_t) scale;
	size_t rows = side * (side / 8 + 2);

	return rows + rows / 500 + 1024;
}

/* Take what libpng writes. */
static void
write_bytes(png_structp png, png_bytep data, png_size_t bytes)
{
	Sink *sink = png_get_io_ptr(png);

	if (bytes > sink->capacity - sink->used)
		png_error(png, "no room");
	memcpy(sink->out + sink->used, data, bytes);
	sink->used += bytes;
}

/* Nothing waits to be flushed. */
static void
flush(png_structp png)
{
	(void) png;
}

/* Leave libpng without a word: the caller tells. */
static void
leave(png_structp png, png_const_charp message)
{
	(void) message;
	png_longjmp(png, 1);
}

/* Nothing that libpng warns of matters here. */
static void
ignore(png_structp png, png_const_charp message)
{
	(void) png;
	(void) message;
}

/* Fill one row of pixels, light is 1. */
static void
fill_row(const YbssQrMatrix *matrix, int scale, int y, unsigned char *row)
{
	memset(row, 0xFF, ROW_MOST);
	if (y < 0 || y >= matrix->width)
		return;
	for (int x = 0; x < matrix->width; x++)
		if (matrix->dark[y * matrix->width + x])
			for (int pixel = (x + YBSS_QR_QUIET) * scale; pixel < (x + YBSS_QR_QUIET + 1) * scale;
				 pixel++)
				row[pixel / 8] &= (unsigned char) ~(0x80 >> pixel % 8);
}

/* Write header and rows; runs under the jump of its caller. */
static void
write_image(png_structp png, png_infop info, const YbssQrMatrix *matrix, int scale)
{
	unsigned char row[ROW_MOST];
	png_uint_32 side = (png_uint_32) ((matrix->width + 2 * YBSS_QR_QUIET) * scale);

	png_set_compression_level(png, 6);
	png_set_IHDR(png, info, side, side, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
				 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	for (int y = -YBSS_QR_QUIET; y < matrix->width + YBSS_QR_QUIET; y++)
	{
		fill_row(matrix, scale, y, row);
		for (int again = 0; again < scale; again++)
			png_write_row(png, row);
	}
	png_write_end(png, info);
}

/* Write a PNG into the caller's buffer, give its bytes; 0 when libpng fails. */
size_t
ybss_qr_png_write(const YbssQrMatrix *matrix, int scale, unsigned char *out, size_t capacity)
{
	Sink sink = {out, 0, capacity};
	png_structp volatile png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, leave, ignore);
	png_infop volatile info = png ? png_create_info_struct(png) : NULL;
	volatile bool written = false;

	if (info && setjmp(png_jmpbuf(png)) == 0)
	{
		png_set_write_fn(png, &sink, write_bytes, flush);
		write_image(png, info, matrix, scale);
		written = true;
	}
	if (png)
	{
		png_structp made = png;
		png_infop made_info = info;

		png_destroy_write_struct(&made, &made_info);
	}
	return written ? sink.used : 0;
}

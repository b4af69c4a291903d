// sources: qr/matrix.c qr/png.c
// libraries: -lqrencode -lpng
/* Every picture stays within the size that was asked for it, whatever content and caption. */
#include <stdlib.h>
#include <string.h>

#include "qr/png.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

static YbssQrMatrix matrix;

static void
draw(const char *caption, size_t bytes, int scale)
{
	size_t text_size = ybss_qr_text_size(&matrix);
	size_t svg_size = ybss_qr_svg_size(&matrix, caption, bytes);
	size_t png_size = ybss_qr_png_size(&matrix, scale);
	char *text = malloc(text_size);
	char *svg = malloc(svg_size);
	unsigned char *png = malloc(png_size);

	if (ybss_qr_text_write(&matrix, scale & 1, text) > text_size ||
		ybss_qr_svg_write(&matrix, caption, bytes, svg) > svg_size ||
		ybss_qr_png_write(&matrix, scale, png, png_size) == 0 ||
		ybss_qr_png_write(&matrix, scale, png, 60) != 0)
		abort();
	free(text);
	free(svg);
	free(png);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	size_t split;

	if (bytes < 3)
		return 0;
	split = 2 + data[1] % (bytes - 1);
	if (split > bytes)
		split = bytes;
	if (ybss_qr_encode((const char *) data + 2, split - 2, "LMQHX"[data[0] % 5], &matrix) ==
		YBSS_QR_RIGHT)
		draw(bytes > split ? (const char *) data + split : NULL, bytes - split, 1 + data[0] / 5 % 4);
	return 0;
}

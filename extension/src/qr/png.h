/*
 * png.h
 *		A QR code as a PNG of one bit a pixel.
 */
#ifndef YBSS_QR_PNG_H
#define YBSS_QR_PNG_H

#include "qr/matrix.h"

extern size_t ybss_qr_png_size(const YbssQrMatrix *matrix, int scale);
extern size_t ybss_qr_png_write(const YbssQrMatrix *matrix, int scale, unsigned char *out,
								size_t capacity);

#endif /* YBSS_QR_PNG_H */

/*
 * matrix.h
 *		A QR code as dark and light modules, and as a picture of text or lines.
 *
 * The matrix is copied out of libqrencode at once, and every picture is
 * written into a buffer whose size is asked first: nothing here can leak when
 * a caller is interrupted.
 */
#ifndef YBSS_QR_MATRIX_H
#define YBSS_QR_MATRIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define YBSS_QR_WIDEST 177	  /* modules of version 40 */
#define YBSS_QR_QUIET 4		  /* modules of quiet zone, ISO/IEC 18004 */
#define YBSS_QR_MOST 2953	  /* bytes that version 40 holds at level L */
#define YBSS_QR_SCALE_MOST 32 /* pixels a module */

typedef enum YbssQrFault
{
	YBSS_QR_RIGHT,
	YBSS_QR_TOO_LONG,
	YBSS_QR_LEVEL,
	YBSS_QR_FAILED
} YbssQrFault;

typedef struct YbssQrMatrix
{
	int version;
	int width;
	unsigned char dark[YBSS_QR_WIDEST * YBSS_QR_WIDEST];
} YbssQrMatrix;

extern YbssQrFault ybss_qr_encode(const char *text, size_t bytes, char level, YbssQrMatrix *matrix);

extern size_t ybss_qr_text_size(const YbssQrMatrix *matrix);
extern size_t ybss_qr_text_write(const YbssQrMatrix *matrix, bool inverse, char *out);

extern size_t ybss_qr_svg_size(const YbssQrMatrix *matrix, const char *caption, size_t bytes);
extern size_t ybss_qr_svg_write(const YbssQrMatrix *matrix, const char *caption, size_t bytes,
								char *out);

#endif /* YBSS_QR_MATRIX_H */

/*
 * ticket.h
 *		The signed text of a ticket: read, write, sign, compare.
 */
#ifndef YBSS_IDENTITY_TICKET_H
#define YBSS_IDENTITY_TICKET_H

#include "ybss.h"

#include "datatype/timestamp.h"

/* The use of the keys that sign tickets. */
#define YBSS_TICKET_KEY "ticket"
#define YBSS_NONCE_BYTES 16
#define YBSS_MAC_BYTES 32
#define YBSS_LONGEST_SECRET 64
#define YBSS_LONGEST_TICKET 400

typedef enum YbssTicketUse
{
	YBSS_TICKET_LOGIN = 'L',	  /* opens one session, once */
	YBSS_TICKET_TRANSACTION = 'T' /* acts in the transaction that sets it */
} YbssTicketUse;

typedef struct YbssTicket
{
	YbssTicketUse use;
	int32 key_id;
	int64 member_id;
	TimestampTz expires_at;
	uint8 nonce[YBSS_NONCE_BYTES];
	NameData presenter; /* the role that may present it */
} YbssTicket;

typedef struct YbssTicketText
{
	YbssTicket ticket;
	uint8 body[YBSS_LONGEST_TICKET / 2]; /* the signed bytes */
	int body_bytes;
	uint8 mac[YBSS_MAC_BYTES];
} YbssTicketText;

extern bool ybss_read_ticket(const char *text, YbssTicketText *read);
extern char *ybss_write_ticket(YbssTicket *ticket, const uint8 *secret, int secret_bytes);
extern bool ybss_ticket_genuine(const YbssTicketText *text, const uint8 *secret, int secret_bytes);
extern void ybss_hex(const uint8 *bytes, int count, char *out);

#endif /* YBSS_IDENTITY_TICKET_H */

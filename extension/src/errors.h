/*
 * errors.h
 *		SQLSTATE class YB: every error that ybss raises, one line each.
 *
 * The third character names the subject: A address, C code, E exchange, H history, I intake,
 * L link, J job, Q QR code, R registry, S security, V value of an item. The manual's page on
 * errors lists the same codes; a test holds the two together.
 */
#ifndef YBSS_ERRORS_H
#define YBSS_ERRORS_H

#define YBSS_SQLSTATE(subject, tens, ones) MAKE_SQLSTATE('Y', 'B', subject, tens, ones)

/* codes: citizen ids, credit codes, division and grid codes, phones */
#define ERRCODE_YBSS_CODE_LENGTH YBSS_SQLSTATE('C', '0', '1')
#define ERRCODE_YBSS_CODE_CHARACTER YBSS_SQLSTATE('C', '0', '2')
#define ERRCODE_YBSS_CODE_DATE YBSS_SQLSTATE('C', '0', '3')
#define ERRCODE_YBSS_CODE_CHECK_DIGIT YBSS_SQLSTATE('C', '0', '4')
#define ERRCODE_YBSS_CODE_REGION YBSS_SQLSTATE('C', '0', '5')
#define ERRCODE_YBSS_CODE_BINARY YBSS_SQLSTATE('C', '0', '6')

/* addresses */
#define ERRCODE_YBSS_ADDRESS_TOO_LONG YBSS_SQLSTATE('A', '0', '1')
#define ERRCODE_YBSS_ADDRESS_TEXT YBSS_SQLSTATE('A', '0', '2')
#define ERRCODE_YBSS_ADDRESS_BINARY YBSS_SQLSTATE('A', '0', '3')

/* history */
#define ERRCODE_YBSS_CHANGE_FORGED YBSS_SQLSTATE('H', '0', '1')
#define ERRCODE_YBSS_RECORD_RENAMED YBSS_SQLSTATE('H', '0', '2')
#define ERRCODE_YBSS_TRUNCATED YBSS_SQLSTATE('H', '0', '3')
#define ERRCODE_YBSS_NOT_VERSIONED YBSS_SQLSTATE('H', '0', '4')
#define ERRCODE_YBSS_NO_MONTH YBSS_SQLSTATE('H', '0', '5')
#define ERRCODE_YBSS_ID_ELSEWHERE YBSS_SQLSTATE('H', '1', '0')
#define ERRCODE_YBSS_CHANGE_SAID YBSS_SQLSTATE('H', '2', '0')

/* links: broken rules, whose names are in the error's constraint */
#define ERRCODE_YBSS_LINK_TO_NOTHING YBSS_SQLSTATE('L', '1', '1')
#define ERRCODE_YBSS_LINK_STILL_NEEDED YBSS_SQLSTATE('L', '1', '2')
#define ERRCODE_YBSS_LINK_OVERLAPS YBSS_SQLSTATE('L', '1', '3')
#define ERRCODE_YBSS_LIFE_IMPOSSIBLE YBSS_SQLSTATE('L', '2', '1')
#define ERRCODE_YBSS_SHARES_ABOVE_ONE YBSS_SQLSTATE('L', '2', '2')
#define ERRCODE_YBSS_GUARD_IMPOSSIBLE YBSS_SQLSTATE('L', '2', '3')
#define ERRCODE_YBSS_NAME_IMPOSSIBLE YBSS_SQLSTATE('L', '2', '4')
#define ERRCODE_YBSS_FILED_ELSEWHERE YBSS_SQLSTATE('L', '2', '5')

/* intake of lists */
#define ERRCODE_YBSS_LIST_ENCODING YBSS_SQLSTATE('I', '0', '1')
#define ERRCODE_YBSS_LIST_FORM YBSS_SQLSTATE('I', '2', '0')
#define ERRCODE_YBSS_LIST_KIND YBSS_SQLSTATE('I', '3', '0')
#define ERRCODE_YBSS_WORKBOOK YBSS_SQLSTATE('I', '3', '1')
#define ERRCODE_YBSS_SHEET YBSS_SQLSTATE('I', '3', '2')

/* jobs, and waiting for one another */
#define ERRCODE_YBSS_JOB_TRANSACTION YBSS_SQLSTATE('J', '0', '3')
#define ERRCODE_YBSS_WAITED YBSS_SQLSTATE('J', '0', '4')

/* QR codes */
#define ERRCODE_YBSS_QR_TOO_LONG YBSS_SQLSTATE('Q', '0', '1')
#define ERRCODE_YBSS_QR_ARGUMENT YBSS_SQLSTATE('Q', '0', '2')
#define ERRCODE_YBSS_QR_FAILED YBSS_SQLSTATE('Q', '0', '3')

/* the registry itself */
#define ERRCODE_YBSS_REGISTRY_MISSING YBSS_SQLSTATE('R', '0', '1')
#define ERRCODE_YBSS_REGISTRY_VERSION YBSS_SQLSTATE('R', '0', '2')
#define ERRCODE_YBSS_SERVER_ENCODING YBSS_SQLSTATE('R', '0', '3')

#define ERRCODE_YBSS_NOT_A_ROW YBSS_SQLSTATE('R', '1', '0')
#define ERRCODE_YBSS_NOT_AN_OBJECT YBSS_SQLSTATE('R', '1', '1')

/* security */
#define ERRCODE_YBSS_TICKET_FORGED YBSS_SQLSTATE('S', '0', '1')
#define ERRCODE_YBSS_TICKET_EXPIRED YBSS_SQLSTATE('S', '0', '2')
#define ERRCODE_YBSS_TICKET_ROLE YBSS_SQLSTATE('S', '0', '3')
#define ERRCODE_YBSS_TICKET_REPLAYED YBSS_SQLSTATE('S', '0', '4')
#define ERRCODE_YBSS_TICKET_USE YBSS_SQLSTATE('S', '0', '5')
#define ERRCODE_YBSS_TICKET_KEY YBSS_SQLSTATE('S', '0', '6')
#define ERRCODE_YBSS_TICKET_TERMS YBSS_SQLSTATE('S', '0', '7')
#define ERRCODE_YBSS_REVEAL_PURPOSE YBSS_SQLSTATE('S', '0', '8')
#define ERRCODE_YBSS_REVEAL_ITEM YBSS_SQLSTATE('S', '0', '9')
#define ERRCODE_YBSS_ACCESS_LOG YBSS_SQLSTATE('S', '1', '0')
#define ERRCODE_YBSS_LOOK_UPS YBSS_SQLSTATE('S', '1', '1')
#define ERRCODE_YBSS_LOOK_UP_SET YBSS_SQLSTATE('S', '1', '2')
#define ERRCODE_YBSS_TURN YBSS_SQLSTATE('S', '1', '3')
#define ERRCODE_YBSS_NOBODY_ACTS YBSS_SQLSTATE('S', '2', '0')
#define ERRCODE_YBSS_OUT_OF_SCOPE YBSS_SQLSTATE('S', '2', '1')
#define ERRCODE_YBSS_LOCK_TABLE YBSS_SQLSTATE('S', '2', '2')
#define ERRCODE_YBSS_PLAN_SHOWN YBSS_SQLSTATE('S', '3', '0')

/* items, rules and scores */
#define ERRCODE_YBSS_ITEM_KIND YBSS_SQLSTATE('V', '0', '1')
#define ERRCODE_YBSS_ITEM_UNKNOWN YBSS_SQLSTATE('V', '0', '2')
#define ERRCODE_YBSS_ITEM_RULE YBSS_SQLSTATE('V', '0', '3')
#define ERRCODE_YBSS_ITEM_SLOW YBSS_SQLSTATE('V', '0', '4')
#define ERRCODE_YBSS_ITEM_CIRCLE YBSS_SQLSTATE('V', '0', '5')
#define ERRCODE_YBSS_ITEM_SUSPENDED YBSS_SQLSTATE('V', '0', '6')

#endif /* YBSS_ERRORS_H */

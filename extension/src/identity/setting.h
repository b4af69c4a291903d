/*
 * setting.h
 *		The two settings in which an identity travels, and the transaction that it acts in.
 */
#ifndef YBSS_IDENTITY_SETTING_H
#define YBSS_IDENTITY_SETTING_H

#include "ybss.h"

extern char *ybss_ticket_setting;
extern char *ybss_login_setting;
extern uint64 ybss_setting_changes;

extern void ybss_setting_start(void);
extern uint32 ybss_current_transaction(void);
extern void ybss_set_login(const char *login, const char *ticket);

#endif /* YBSS_IDENTITY_SETTING_H */

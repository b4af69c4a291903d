-- What a telephone number tells, and the checks that do not raise.
SET search_path = pg_catalog, ybss, pg_temp;
SELECT phone, phone_kind(phone), phone_area(phone), phone_extension(phone)
  FROM unnest('{13800138000,13800138000-1234,0851-28222222,010-66666666,021-66666666-0801,28222222,8222222-1,4001234567,
                95588,96110-000001,+85221234567}'::phone[]) phone;
SELECT phone_kind(NULL), phone_area(NULL), phone_extension(NULL);
SELECT phone_fault(phone), try_phone(phone)
  FROM unnest('{13800138000,1380013800,138001380a0,12800138000}'::text[]) phone;

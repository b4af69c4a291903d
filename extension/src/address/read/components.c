/*
 * components.c
 *		The numbers and letters that a designator is made of.
 */
#include "address/read/components.h"

#include "text/numeral.h"

#define LONGEST 32

/* Tell whether what stands behind 5F shows that F is the class word of floors; 26F/26G are rooms.
 */
static bool
floor_ends(const uint16_t *next, int digits)
{
	int at = 1;

	if (ybss_is_digit(next[0]) && ybss_is_digit(next[1]) && ybss_is_digit(next[2]))
		return true;
	if (digits > 2 || next[0] != '/')
		return digits <= 2 && (ybss_is_end(next[0]) || ybss_is_han(next[0]) || next[0] == '-');
	while (ybss_is_digit(next[at]))
		at++;
	return at == 1 || next[at] == 'F' || next[at] == 'f';
}

/* 18甲1号, 18乙号: the end of the rank that parts a number's doors, or "at". */
static int
rank_end(const uint16_t *u, int at)
{
	int end = at + 1;

	if (!ybss_is_han(u[at]) || !ybss_is_one_of(u[at], u"甲乙丙丁"))
		return at;
	while (ybss_is_digit(u[end]))
		end++;
	/* 111甲(1-1-1) */
	return u[end] == u'号' || (end == at + 1 && u[end] == '(' && ybss_is_digit(u[end + 1])) ? end
																							: at;
}

/* 特1号, 增1号, 辛2号: a door that was numbered beside the others. */
static bool
is_special(const uint16_t *u)
{
	int at = 1;

	if (!ybss_is_one_of(u[0], u"特增戊己庚辛壬癸"))
		return false;
	while (ybss_is_digit(u[at]) || ybss_numeral_value(u[at]) >= 0)
		at++;
	return at > 1 && at < LONGEST && u[at] == u'号';
}

/* Tell whether a letter at a place of a component is a slip for a digit: l8, 6O8, 50l. */
static inline bool
is_slip(const uint16_t *u, int start, int at)
{
	/* Nearly all are digits. */
	if (u[at] < 'O')
		return false;
	if (u[at] == 'l')
		return ybss_is_digit(u[at + 1]) || (at > start && ybss_is_digit(u[at - 1])) ||
			   (at == start && ybss_is_han(u[at + 1]));
	return (u[at] == 'O' || u[at] == 'o') && at > start &&
		   (ybss_is_digit(u[at - 1]) || u[at - 1] == 'l') && !ybss_is_letter(u[at + 1]);
}

/* Tell whether a letter stands for 〇 in a run of numerals: 四O二. */
static bool
is_slip_for_zero(const uint16_t *u, int at)
{
	return (u[at] == 'O' || u[at] == 'o' || u[at] == '0') && ybss_numeral_value(u[at - 1]) >= 0 &&
		   ybss_numeral_value(u[at + 1]) >= 0;
}

/* Tell whether letters stand in the order of the alphabet: AB, ABCH; SOHO and OFFICE do not. */
static bool
rises(const uint16_t *u, int letters)
{
	for (int i = 1; i < letters; i++)
		if ((u[i] | 32) <= (u[i - 1] | 32))
			return false;
	return true;
}

/* Read one component: 12, A, S7, 甲18, 特1, 十二, 一八零二. */
static bool
read_component(const YbssScan *scan, int at, YbssComponent *part)
{
	const uint16_t *u = scan->unit;
	int end = at;

	part->start = at;
	part->numeral = false;
	if (ybss_is_han(u[at]))
		end += ybss_is_one_of(u[at], u"甲乙丙丁") || is_special(u + at);
	/* 甲字5号 */
	end += end > at && u[end] == u'字' && ybss_is_digit(u[end + 1]);
	part->body = end;
	if (ybss_numeral_value(u[end]) >= 0)
	{
		while (end - at < LONGEST &&
			   (ybss_numeral_value(u[end]) >= 0 || (end > part->body && is_slip_for_zero(u, end))))
			end++;
		part->numeral = true;
	}
	else
	{
		int letters = 0, digits = 0;

		while (end - at < LONGEST && (ybss_is_letter(u[end]) || ybss_is_digit(u[end])))
		{
			/* 5F501: a floor and a room; 12F at the end: a floor */
			if (digits > 0 && (letters == 0 || (letters == 1 && (u[at] | 32) == 'b')) &&
				(u[end] == 'F' || u[end] == 'f') && floor_ends(u + end + 1, digits))
				break;
			if (ybss_is_digit(u[end]) || is_slip(u, part->body, end))
				digits++;
			else
				letters++;
			end++;
		}
		/* KTV and WALMART are names, but AB座 are two towers. */
		if ((letters > 2 || (letters == 2 && digits == 0)) &&
			!(u[end] == u'座' && digits == 0 && letters <= 4 && rises(u + part->body, letters)))
			return false;
		if (letters == 0 && digits > 0)
			end = rank_end(u, end);
	}
	part->end = end;
	/* What is longer numbers nothing, and must not be read again from every character of it. */
	return end > at && end - at < LONGEST;
}

/* The length of what joins two components here: 3-2, 403~406, 三至五; or 0. */
static int
joint_length(const uint16_t *u)
{
	int length = 1;

	/* 5/F is a floor, E/F are rooms. */
	if (u[0] == '/' && (u[1] == 'F' || u[1] == 'f') && ybss_is_digit(u[-1]) &&
		(ybss_is_end(u[2]) || ybss_is_han(u[2])))
		return 0;
	if (u[0] == '/' || u[0] == '.')
		return 1;
	if (u[0] == '~' || u[0] == u'至' || u[0] == u'到')
		return ybss_is_digit(u[1]) || ybss_is_letter(u[1]) || ybss_numeral_value(u[1]) > 0;
	/* 15一2一601 is typed for 15-2-601. */
	if (u[0] == u'一' && ybss_is_digit(u[-1]) && ybss_is_digit(u[1]))
		return 1;
	if (u[0] != '-')
		return 0;
	while (u[length] == '-')
		length++;
	return length;
}

/* Read components joined by hyphens. */
bool
ybss_read_components(const YbssScan *scan, int at, YbssDesignator *d)
{
	const uint16_t *u = scan->unit;

	d->start = at;
	d->count = 0;
	for (;;)
	{
		YbssComponent *part = &d->part[d->count];
		int joint;

		if (!read_component(scan, at, part))
			break;
		d->count++;
		d->end = at = part->end;
		joint = joint_length(u + at);
		if (d->count == YBSS_COMPONENTS || joint == 0)
			break;
		at += joint;
	}
	return d->count > 0;
}

/* Write a component with Arabic digits. */
static int
write_component(const YbssScan *scan, const YbssComponent *part, uint16_t *to, int room)
{
	int length = 0;

	for (int i = part->start; i < part->body && length < room; i++)
		to[length++] = scan->unit[i];
	if (part->numeral)
	{
		uint16_t numeral[LONGEST];
		int count = part->end - part->body;

		for (int i = 0; i < count; i++)
			numeral[i] = ybss_numeral_value(scan->unit[part->body + i]) < 0
							 ? u'〇'
							 : scan->unit[part->body + i];
		return length + ybss_numeral_digits(numeral, count, to + length, room - length);
	}
	for (int i = part->body; i < part->end && length < room; i++)
	{
		uint16_t c = scan->unit[i];

		if (is_slip(scan->unit, part->body, i))
			c = c == 'l' ? '1' : '0';
		to[length++] = c >= 'a' && c <= 'z' ? (uint16_t) (c - 32) : c;
	}
	return length;
}

/* Write the components from "first" on as they were joined. */
int
ybss_write_components(const YbssScan *scan, const YbssDesignator *d, int first, int last,
					  uint16_t *to, int room)
{
	int length = 0;

	for (int i = first; i <= last; i++)
	{
		uint16_t joint = i > first ? scan->unit[d->part[i - 1].end] : 0;

		/* 三至五 is 3-5. */
		if (joint != 0 && length < room)
			to[length++] = joint == '/' || joint == '.' ? joint : '-';
		length += write_component(scan, &d->part[i], to + length, room - length);
	}
	return length;
}

/* The number of a component, or -1 where it is not one. */
int
ybss_component_value(const YbssScan *scan, const YbssComponent *part)
{
	uint16_t digits[24];
	int length = write_component(scan, part, digits, 24), value = 0;

	if (length == 0 || length > 6)
		return -1;
	for (int i = 0; i < length; i++)
	{
		if (!ybss_is_digit(digits[i]))
			return -1;
		value = value * 10 + digits[i] - '0';
	}
	return value;
}

/* The number of a component behind the letters that it begins with, or -1. */
int
ybss_component_digits(const YbssScan *scan, const YbssComponent *part)
{
	YbssComponent rest = *part;

	while (rest.body < rest.end && ybss_is_letter(scan->unit[rest.body]))
		rest.body++;
	rest.start = rest.body;
	return ybss_component_value(scan, &rest);
}

/* Emit an element as "prefix, components, suffix"; returns where it ends. */
int
ybss_emit_framed(const YbssScan *scan, YbssDetail *detail, YbssElementKind kind,
				 const YbssDesignator *d, int start, int end, const char16_t *prefix,
				 const char16_t *suffix)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = 0;

	while (*prefix)
		value[length++] = *prefix++;
	length += ybss_write_components(scan, d, 0, d->count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 12);
	while (*suffix)
		value[length++] = *suffix++;
	ybss_emit(detail->sink, kind, start, end, value, length, YBSS_REASON_CLASS_WORD);
	return end;
}

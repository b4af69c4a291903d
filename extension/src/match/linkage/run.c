/*
 * run.c
 *		How a run ended, in words.
 */
#include "match/linkage/run.h"

/* Give an end in words. */
const char *
ybss_run_end_name(YbssRunEnd end)
{
	switch (end)
	{
		case YBSS_RUN_FINE:
			return "fine";
		case YBSS_RUN_STOPPED:
			return "stopped";
		case YBSS_RUN_NO_MEMORY:
			return "no memory";
		case YBSS_RUN_TOO_MANY:
			return "too many";
		case YBSS_RUN_SAME_KEY:
			return "same key";
		case YBSS_RUN_BAD_MODEL:
			return "bad model";
		case YBSS_RUN_BAD_ARGUMENT:
			return "bad argument";
	}
	return "unknown";
}

// sources: code/tree_code.c code/characters.c code/fault.c
/*
 * Grid and division codes: what is read is valid, writes back, contains itself
 * and lies within every code above it.
 */
#include <stdlib.h>
#include <string.h>

#include "code/division_code.h"
#include "code/grid_code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

static void
check(const YbssTree *tree, int64_t code)
{
	char written[YBSS_TREE_DIGITS + 6];
	int64_t again;
	YbssCodeFault fault;
	int length = ybss_tree_write(tree, code, written);

	if (!ybss_tree_valid(tree, code) || length != tree->digits[ybss_tree_level(code)] ||
		!ybss_tree_read(tree, written, (size_t) length, &again, &fault) || again != code ||
		!ybss_tree_from_number(tree, code, &again, &fault) || again != code)
		abort();
	for (int level = 1; level <= ybss_tree_level(code); level++)
	{
		int64_t parent = ybss_tree_truncate(tree, code, level);
		int64_t last = ybss_tree_last(tree, parent);

		if (!ybss_tree_valid(tree, parent) || !ybss_tree_contained(tree, code, parent) ||
			parent > code || last < code || !ybss_tree_valid(tree, last) ||
			!ybss_tree_contained(tree, last, parent) ||
			(parent != code && ybss_tree_contained(tree, parent, code)))
			abort();
	}
}

static void
fuzz(const YbssTree *tree, const uint8_t *data, size_t bytes)
{
	int64_t code;
	int64_t stored = 0;
	YbssCodeFault fault;

	if (ybss_tree_read(tree, (const char *) data, bytes, &code, &fault))
		check(tree, code);
	else if (fault.kind == YBSS_CODE_RIGHT)
		abort();
	memcpy(&stored, data, bytes < sizeof stored ? bytes : sizeof stored);
	if (ybss_tree_valid(tree, stored))
		check(tree, stored);
	if (ybss_tree_from_number(tree, stored, &code, &fault))
		check(tree, code);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	int64_t code;
	YbssCodeFault fault;

	fuzz(&ybss_grid_tree, data, bytes);
	fuzz(&ybss_division_tree, data, bytes);
	if (ybss_tree_read(&ybss_division_tree, (const char *) data, bytes, &code, &fault))
		check(&ybss_division_tree, ybss_division_trim(code));
	return 0;
}

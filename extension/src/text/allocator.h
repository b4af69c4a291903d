/*
 * allocator.h
 *		How a kernel gets memory without knowing the server.
 */
#ifndef YBSS_TEXT_ALLOCATOR_H
#define YBSS_TEXT_ALLOCATOR_H

#include <stddef.h>

typedef struct YbssAllocator
{
	void *(*allocate)(void *state, size_t size); /* never returns NULL, or does not return */
	void (*release)(void *state, void *memory);
	void *state;
} YbssAllocator;

#endif /* YBSS_TEXT_ALLOCATOR_H */

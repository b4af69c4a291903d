# ybss: everything a user or a developer calls.
#
#   make demo         five lists through a throwaway server, a report, a bulletin
#   make demo-server  a demo that is kept, started again where it does not run;
#                     demo-stop stops it, demo-remove removes it
#   make check-quick  the checks of the sources and pg_regress, under a minute
#   make test         every test, some minutes; make test ONE=name: that one, seconds
#   make soak         what takes hours: fuzz, attack and torture for long, newer servers, coverage
#   make test-versions  the README's commands on bare Debians with newer servers, by
#                     debootstrap; VERSIONS="bookworm trixie sid" (the last two)
#   make coverage     which lines of the C the tests reach, which raise lines they do not
#   make attack       a registry attacked for long, as its users could
#   make bench        every figure, beside its peer, under 20 minutes
#   make bench-full   the same at full size
#   make server/stop  a throwaway server with the extension and a registry;
#                     KEEP=1 make stop keeps its data for the next make server
#   make              build only;  sudo make install  as with any extension
#
# Targets that start a server first install what is missing (Debian, as root)
# or name the packages. Nothing outside this directory is touched but that.

ifeq ($(origin PG_CONFIG),undefined)
PG_CONFIG := $(shell sh extension/tools/installed.sh pg_config)
endif
PYTHON ?= python3
PGXS := $(if $(PG_CONFIG),$(shell $(PG_CONFIG) --pgxs 2>/dev/null))

EXTENSION = extension/ybss
EXTENSION_VERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" extension/ybss.control)
JOINED_SCRIPT = extension/ybss--$(EXTENSION_VERSION).sql

MODULE_big = ybss
SOURCES := $(sort $(wildcard extension/src/*.c extension/src/*/*.c extension/src/*/*/*.c))
OBJS = $(SOURCES:.c=.o)
EARLIER_VERSIONS := $(patsubst extension/upgrade/delta_%.sql,%,$(wildcard extension/upgrade/delta_*.sql))
UPGRADE_SCRIPTS = $(EARLIER_VERSIONS:%=extension/ybss--%--$(EXTENSION_VERSION).sql)
DATA_built = $(JOINED_SCRIPT) $(UPGRADE_SCRIPTS)
EXTRA_CLEAN = $(SOURCES:.c=.d) $(wildcard extension/data/*.image) extension/tools/compile_lexicon

PG_CPPFLAGS = -Iextension/src -I/usr/include/libxml2 -MMD -MP
PG_CFLAGS = -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare \
	-Wno-missing-field-initializers -fvisibility=hidden $(if $(filter true,$(CI)),-Werror) \
	$(if $(findstring clang,$(CC)),$(FLAGS_OF_GCC))
# The server was built by gcc: its flags and headers name what clang does not know.
FLAGS_OF_GCC = -Wno-ignored-optimization-argument -Wno-unknown-warning-option -Wno-ignored-attributes
SHLIB_LINK = -licuuc -licui18n -lqrencode -lpng -lcrypto -lxml2 -larchive
# The lexicon is a read-only image in the library; bitcode could not carry it.
override with_llvm = no

.DEFAULT_GOAL := all
TARGETS = demo demo-server demo-stop demo-remove coverage attack bench bench-full server stop check-quick soak fuzz test-versions
.PHONY: $(TARGETS) test stage reference

$(TARGETS):
	@sh extension/tools/require.sh $@
	@[ -e ybss.so ] || case $@ in demo|demo-server|server) echo "building first: a minute or two" >&2;; esac
	@bash extension/tools/$@.sh

# ONE names tests (several in quotes); each sees that what it needs is installed.
test:
	@sh extension/tools/require.sh $(if $(ONE),server,$@)
	@bash extension/tools/test.sh $(ONE)

# doc/reference.md, out of the catalogue's comments.
reference:
	@sh extension/tools/require.sh server
	@bash extension/tools/reference.sh

ifneq ($(wildcard $(PGXS)),)
include $(PGXS)
-include $(SOURCES:.c=.d)

# Objects for one server are none for another.
SERVER_VERSION := $(shell $(PG_CONFIG) --version)
ifneq ($(shell cat tmp/built_for 2>/dev/null),$(SERVER_VERSION))
$(shell mkdir -p tmp && echo '$(SERVER_VERSION)' > tmp/built_for)
endif
$(OBJS): tmp/built_for

# The reader of addresses has more code than a processor's nearest cache holds: it lies close together.
extension/src/address/%.o extension/src/text/%.o: override CFLAGS += -fomit-frame-pointer \
	-falign-functions=1 -falign-jumps=1 -falign-loops=1 -falign-labels=1

# The server's package does not bring a compiler.
ifeq ($(shell command -v $(firstword $(CC)) 2>/dev/null),)
.PHONY: compiler
compiler:
	@sh extension/tools/require.sh build
$(OBJS): | compiler
else
# A compiler that is older than the server's may not know all of the server's warnings.
WARNINGS := $(filter -W%,$(CFLAGS))
override CFLAGS := $(filter-out $(shell $(CC) $(WARNINGS) -fsyntax-only -x c /dev/null 2> /dev/null || \
	for warning in $(WARNINGS); do $(CC) $$warning -fsyntax-only -x c /dev/null 2> /dev/null || echo $$warning; done),$(CFLAGS))
endif

extension/ybss--$(EXTENSION_VERSION).sql: extension/ybss.control extension/schema/manifest \
		$(wildcard extension/schema/*/*.sql) $(wildcard extension/upgrade/registry/*.sql) extension/tools/join_parts.sh
	sh extension/tools/join_parts.sh > $@.tmp && mv $@.tmp $@

# From each earlier version straight to this one.
$(UPGRADE_SCRIPTS): extension/ybss--%--$(EXTENSION_VERSION).sql: extension/upgrade/delta_%.sql $(JOINED_SCRIPT)
	sh extension/tools/join_parts.sh upgrade $* > $@.tmp && mv $@.tmp $@

# A server tree of links under tmp/server with this build installed into it.
stage:
	@bash extension/tools/stage.sh
else
all install stage:
	@sh extension/tools/require.sh build
	@$(MAKE) --no-print-directory $@
endif

# The lexicon image: compiled once from the tables in data/, mapped by every backend.
include extension/data/lexicon.mk

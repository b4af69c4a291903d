# How the lexicon image is made; included by the Makefile.
LEXICON_TABLES := $(wildcard extension/data/*.tsv extension/data/division/*.tsv)
LEXICON_COMPILER := $(wildcard extension/tools/compile_lexicon*.c) extension/src/text/numeral.c \
	extension/src/address/lexicon/name_core.c extension/src/address/lexicon/wide_place.c
LEXICON_HEADERS := $(wildcard extension/tools/compile_lexicon*.h) extension/src/text/numeral.h \
	extension/src/text/utf8.h extension/src/text/character.h extension/src/address/lexicon/image.h \
	extension/src/address/lexicon/name_core.h extension/src/address/lexicon/wide_place.h

extension/tools/compile_lexicon: $(LEXICON_COMPILER) $(LEXICON_HEADERS)
	$(CC) -O2 -Wall -Wextra -Iextension/src -Iextension/tools -o $@ $(LEXICON_COMPILER)

extension/data/lexicon.image: extension/tools/compile_lexicon $(LEXICON_TABLES)
	extension/tools/compile_lexicon extension/data $@.tmp && mv $@.tmp $@

# .incbin reads the image behind the compiler's back.
extension/src/address/lexicon/image.o: extension/data/lexicon.image
extension/src/call/builtin_table.o: extension/data/division_history.tsv extension/data/succession.tsv

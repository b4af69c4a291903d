# How the lexicon image is made; included by the Makefile.

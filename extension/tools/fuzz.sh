#!/bin/bash
# Runs every fuzz harness of extension/test/fuzz with AddressSanitizer and
# UndefinedBehaviorSanitizer. FUZZ_RUNS executions each (default 200,000).
#
# The first line of a harness names its kernel sources below extension/src:
#   // sources: text/utf8.c address/*.c
# dictionary_NAME.txt beside fuzz_NAME.c holds words worth trying.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${FUZZ_RUNS:-200000}
compiler=${FUZZ_CC:-clang-14}
command -v "$compiler" > /dev/null || { echo "ybss: $compiler is missing; install clang-14" >&2; exit 1; }
${MAKE:-make} --no-print-directory -s extension/data/lexicon.image
work=extension/test/fuzz/bin
mkdir -p "$work"
status=0
for harness in extension/test/fuzz/fuzz_*.c; do
	name=$(basename "$harness" .c)
	sources=()
	for pattern in $(set -f; sed -n '1s,^// sources: ,,p' "$harness"); do
		for source in extension/src/$pattern; do sources+=("$source"); done
	done
	libraries=$(sed -n 's,^// libraries: ,,p' "$harness")
	"$compiler" -g -O1 -std=gnu11 -Iextension/src -fno-omit-frame-pointer -fno-sanitize-recover=all \
		-fsanitize=fuzzer,address,undefined -fno-sanitize=function \
		-o "$work/$name" "$harness" "${sources[@]}" -licuuc -licui18n ${libraries:-}
	options=(-runs="$runs" -max_len=600 -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0)
	dictionary=extension/test/fuzz/dictionary_${name#fuzz_}.txt
	[ ! -f "$dictionary" ] || options+=(-dict="$dictionary")
	corpus=$(mktemp -d)
	if nice "$work/$name" "${options[@]}" -artifact_prefix="$work/$name." "$corpus" 2> "$work/$name.log"; then
		echo "$name: $runs executions, nothing found"
	else
		tail -n 40 "$work/$name.log" >&2
		echo "$name: FAILED, input kept as $work/$name.*" >&2
		status=1
	fi
	rm -rf "$corpus"
done
exit $status

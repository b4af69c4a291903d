#!/bin/bash
# fuzz.sh [NAME ...]: runs the fuzz harnesses of extension/test/fuzz (or those
# named) with AddressSanitizer and UndefinedBehaviorSanitizer. FUZZ_RUNS
# executions each (default 200,000).
#
# The first line of a harness names its kernel sources below extension/src:
#   // sources: text/utf8.c address/*.c
# A line "// libraries: -lqrencode" names what it links, "// compiled with: …" and
# "// run with: …" what else the compiler and the harness are told, "// slower: 20" that an
# execution does as much as 20 of others', so that it gets a twentieth of them.
# dictionary_NAME.txt beside fuzz_NAME.c holds words worth trying. What was found interesting is
# kept in tmp/fuzz/NAME.corpus and tried first the next time; inputs that once
# broke a kernel stand in found/NAME for good.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${FUZZ_RUNS:-200000}
compiler=$(sh extension/tools/installed.sh clang) || { echo 'ybss: no clang with libFuzzer is installed: apt-get install clang libclang-rt-dev llvm' >&2; exit 1; }
unset MAKEFLAGS MAKELEVEL
${MAKE:-make} --no-print-directory -s extension/data/lexicon.image
work=tmp/fuzz
mkdir -p "$work"

# fuzz HARNESS: compiles it and runs it; says what came out in one line.
fuzz() {
	local harness=$1 name sources=() pattern source libraries flags options dictionary found slower executions
	name=$(basename "$harness" .c)
	for pattern in $(set -f; sed -n '1s,^// sources: ,,p' "$harness"); do
		for source in extension/src/$pattern; do sources+=("$source"); done
	done
	libraries=$(sed -n 's,^// libraries: ,,p' "$harness")
	flags=$(sed -n 's,^// compiled with: ,,p' "$harness")
	if ! nice "$compiler" -g -O1 -std=gnu11 -Iextension/src -Iextension/test/fuzz -I/usr/include/libxml2 -fno-omit-frame-pointer -fno-sanitize-recover=all \
		-fsanitize=fuzzer,address,undefined -fno-sanitize=function ${flags:-} \
		-o "$work/$name" "$harness" "${sources[@]}" -licuuc -licui18n ${libraries:-} 2> "$work/$name.log"; then
		echo "$name: FAILED to compile, see $work/$name.log"
		return 1
	fi
	slower=$(sed -n 's,^// slower: ,,p' "$harness")
	executions=$((runs / ${slower:-1}))
	options=(-runs="$executions" -max_len=600 -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0)
	for pattern in $(sed -n 's,^// run with: ,,p' "$harness"); do options+=("$pattern"); done
	dictionary=extension/test/fuzz/dictionary_${name#fuzz_}.txt
	[ ! -f "$dictionary" ] || options+=(-dict="$dictionary")
	mkdir -p "$work/$name.corpus"
	found=extension/test/fuzz/found/${name#fuzz_}
	[ -d "$found" ] || found=
	if nice "$work/$name" "${options[@]}" -artifact_prefix="$work/$name." "$work/$name.corpus" ${found:+"$found"} 2> "$work/$name.log"; then
		echo "$name: $executions executions, nothing found"
	else
		tail -n 40 "$work/$name.log"
		echo "$name: FAILED, see $work/$name.log; the input is kept as $work/$name.*"
		return 1
	fi
}

# Two at a time.
status=0 running=()
[ $# -gt 0 ] || set -- $(cd extension/test/fuzz && ls -- fuzz_*.c)
for name in "$@"; do
	fuzz "extension/test/fuzz/${name%.c}.c" &
	running+=($!)
	if [ ${#running[@]} -ge 2 ]; then
		wait "${running[0]}" || status=1
		running=("${running[@]:1}")
	fi
done
for process in "${running[@]}"; do wait "$process" || status=1; done
exit $status

#!/bin/bash
# comparison.sh: nanoseconds of processor that each comparison of match models takes to code a
# value, and to compare two, in the kernel alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=tmp/bench/comparison
mkdir -p $work
${MAKE:-make} --no-print-directory -s all > /dev/null
rm -f $work/kernels.a
ar rcs $work/kernels.a $(find extension/src/{text,code,cell,address,match} -name '*.o')
${CC:-gcc} -std=gnu11 -O2 -Iextension/src -o $work/speed contrib/bench/comparison/speed.c $work/kernels.a -licuuc -licui18n -lm -lpthread
for kind in name citizen_id date phone address unit_name credit_code exact number text latin_name; do
	${PYTHON:-python3} contrib/bench/comparison/values.py $kind | $work/speed $kind
done

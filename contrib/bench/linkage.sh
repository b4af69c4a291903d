#!/bin/bash
# linkage.sh: two lists of PERSONS (1,000,000) invented persons matched by the kernel alone, by
# weights that were fitted on another list; what it must bear; FEBRL 3 and 4 of LINKAGE_DATA
# (a folder with febrl3.csv, febrl4a.csv, febrl4b.csv) where it is there.
# short: PERSONS=100000
set -euo pipefail
cd "$(dirname "$0")/../.."
persons=${PERSONS:-1000000}
work=tmp/bench/linkage
data=${LINKAGE_DATA:-../shared/linkage}
source=contrib/bench/linkage
mkdir -p $work
# The kernels as the library has them; the lexicon among them.
${MAKE:-make} --no-print-directory -s all > /dev/null
rm -f $work/kernels.a
ar rcs $work/kernels.a $(find extension/src/{text,code,cell,address,match} -name '*.o')
build() {
	local name=$1
	shift
	${CC:-gcc} -std=gnu11 -O2 -Iextension/src -I$source -o "$work/$name" "${@/#/$source/}" $source/measure.c \
		$work/kernels.a -licuuc -licui18n -lm -lpthread
}
build persons persons.c person_model.c invented.c written.c
build hostile hostile.c person_model.c invented.c written.c
build febrl febrl.c

# figure FILE NAME PATTERN COMPARED REQUIRED: the first number behind the pattern in a file.
figure() {
	sed -nE "s/.*$3([0-9.]+).*/\1/p" "$1" | head -n 1 |
		awk -v name="$2" -v compared="$4" -v required="$5" '{
			good = compared == "most" ? $1 <= required : $1 >= required
			printf "%s  %s  at %s %s  %s\n", name, $1, compared, required, good ? "ok" : "MISSED" }'
}

rm -f $work/weights
FITTED=$work/weights $work/persons $((persons / 4)) 1 > $work/fit
FITTED=$work/weights WORKERS=2 $work/persons "$persons" 2 > $work/run
rm -f $work/weights_ids
IDS=1 FITTED=$work/weights_ids $work/persons $((persons / 4)) 1 > $work/fit_ids
IDS=1 FITTED=$work/weights_ids $work/persons $((persons / 4)) 2 > $work/run_ids
figure $work/run "F1 over all pairs without ids, its own threshold" 'at its own -?[0-9.]+ ' least .990
figure $work/run "F1 of clusters without ids, one best partner" 'refused; F1 ' least .995
figure $work/run "precision of the automatic band, .9995 asked" 'asked 0.9995: from [0-9.-]+ precision ' least .9995
figure $work/run "share of the matches in it" 'asked 0.9995:.*share of matches ' least .95
figure $work/run_ids "F1 of clusters, a tenth of the ids damaged, masked or another's" 'refused; F1 ' least .998
for kind in lookalike nickname swapped 'missing character' 'no birth date' lunar 'year only' 'moved, new phone'; do
	figure $work/run "recall of kind: $kind" "  $kind +recall " least .95
done
awk -v persons="$persons" '/of processors/ && !/^lists/ && !/^count/ { for (i = 1; i <= NF; i++) if ($(i + 1) == "of") n += $i }
	END { printf "# %d x %d persons from records to clusters: %.2f s of processors\n", persons, persons, n }' $work/run
figure $work/run "megabytes for $persons x $persons persons" 'memory at most ' most 1000
sed -n 's/^/# /p' $work/run
$work/hostile orders $((persons / 5))
$work/hostile phone 5000
$work/hostile alike $((persons * 10))
$work/hostile stop $((persons / 5))
if [ -f "$data/febrl3.csv" ]; then
	$work/febrl "$data/febrl4a.csv" "$data/febrl4b.csv" > $work/febrl4
	$work/febrl "$data/febrl3.csv" > $work/febrl3
	figure $work/febrl4 "F1 FEBRL 4" 'at its own -?[0-9.]+ ' least .9997
	figure $work/febrl3 "F1 FEBRL 3" 'at its own -?[0-9.]+ ' least .9975
else
	echo "# no FEBRL lists in $data"
fi

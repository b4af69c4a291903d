#!/bin/bash
# coverage.sh [TIER]: which lines of the C the tests of the server reach.
#
# A copy of the sources below tmp/coverage is built with counters and tested as
# run_tests.py does (its tier "server", or what TIER names); servers are
# stopped gently, since only a backend that ends by itself writes what it
# counted. Prints the lines and branches of every file, all in all, and the
# raise lines that no test reached. What the tests say: tmp/coverage/tests.log.
set -euo pipefail
cd "$(dirname "$0")/../.."
copy=tmp/coverage
unset MAKEFLAGS MAKELEVEL

rm -rf "$copy"
mkdir -p "$copy"
tar -c --exclude=./tmp --exclude=./.git --exclude='*.[od]' --exclude='*.so' --exclude='ybss--*.sql' . | tar -x -C "$copy"
# The lexicon is the same with and without counters: the copy takes it as it is.
make --no-print-directory -s extension/data/lexicon.image
cp extension/data/lexicon.image "$copy/extension/data/"
cp extension/tools/compile_lexicon "$copy/extension/tools/"
touch "$copy/extension/tools/compile_lexicon" "$copy/extension/data/lexicon.image"
# Backends run as another user than the one who builds, and write beside the objects.
find "$copy/extension/src" -type d -exec chmod a+rwx {} +
cd "$copy"
export COPT='-O0 --coverage -fprofile-update=atomic' CLUSTER_STOP=fast
status=0
(umask 0 && bash extension/tools/test.sh "${1:-server}") > tests.log 2>&1 || status=$?
tail -n 1 tests.log
[ $status = 0 ] || echo "tests failed: $PWD/tests.log"
python3 extension/tools/coverage.py extension/src
exit $status

#!/bin/bash
# Ends and removes the server of "make server"; with KEEP=1 its data stay for the next one.
set -euo pipefail
cd -P "$(dirname "$0")/../.."
. extension/tools/hold.sh
hold live 'make stop'
if [ ! -d tmp/live ]; then
	echo "no server of \"make server\" is running here"
elif [ "${KEEP:-}" = 1 ]; then
	bash extension/tools/cluster.sh stop live fast
	echo "the server is stopped; make server starts it again with its data"
else
	bash extension/tools/cluster.sh discard live
	echo "the server and its data are gone"
fi

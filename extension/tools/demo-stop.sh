#!/bin/bash
# Stops the demo that is kept; its data stay.
set -euo pipefail
cd -P "$(dirname "$0")/../.."
. extension/tools/hold.sh
if [ ! -e tmp/demo-server ]; then
	echo "no demo is kept here: make demo-server makes one"
	exit 0
fi
hold demo-server 'make demo-stop'
bash extension/tools/cluster.sh stop demo-server fast
echo "the demo is stopped; make demo-server starts it again, make demo-remove removes it"

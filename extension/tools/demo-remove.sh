#!/bin/bash
# Ends and removes the demo that is kept; its report and bulletin stay in tmp/demo.
set -euo pipefail
cd -P "$(dirname "$0")/../.."
. extension/tools/hold.sh
if [ ! -e tmp/demo-server ]; then
	echo "no demo is kept here"
	exit 0
fi
hold demo-server 'make demo-remove'
bash extension/tools/cluster.sh discard demo-server
echo "the demo's server and data are gone; the report and the bulletin stay in tmp/demo"

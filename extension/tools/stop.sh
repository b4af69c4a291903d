#!/bin/bash
# Ends and removes the server of "make server".
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ ! -d tmp/live ]; then
	echo "no server of \"make server\" is running here"
	exit 0
fi
bash extension/tools/cluster.sh discard live
echo "the server and its data are gone"

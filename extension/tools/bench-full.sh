#!/bin/bash
# Every benchmark at its full size.
BENCH_SIZE=full exec bash "$(dirname "$0")/bench.sh" "$@"

#!/bin/bash
# qr_read.sh URL: what qr_png, qr_svg and qr_text draw is read back by another
# program (zbarimg). Needs zbar-tools and librsvg2-bin, and a database with ybss.
set -euo pipefail
url=$1
psql=${PSQL:-psql}
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
faults=0

ask() { "$psql" "$url" -X -A -t -v ON_ERROR_STOP=1 -c "$1"; }

# One content, in three pictures.
check() {
	local name=$1 content=$2 got
	ask "SELECT encode(ybss.qr_png($content, 4), 'base64')" | base64 -d > "$directory/$name.png"
	ask "SELECT ybss.qr_svg($content, 'Q', '说明 <&>')" > "$directory/$name.svg"
	rsvg-convert -z 6 "$directory/$name.svg" -o "$directory/$name.svg.png"
	# Half-blocks: the upper modules are the first of two rows; light is drawn, and 1 is dark.
	ask "SELECT 'P1 ' || length(l[1]) || ' ' || 2 * array_length(l, 1) || E'\n' || string_agg(
	       translate(x, ' ▀▄█', '1010') || E'\n' || translate(x, ' ▀▄█', '1100'), E'\n' ORDER BY n)
	     FROM string_to_array(ybss.qr_text($content), E'\n') l, unnest(l) WITH ORDINALITY u (x, n)
	    GROUP BY l" | python3 -c '
import sys
head, *rows = sys.stdin.read().split("\n")
_, width, height = head.split()
print("P1", 4 * int(width), 4 * int(height))
for row in filter(None, rows):
    for again in range(4):
        print(" ".join(c for c in row for twice in range(4)))
' > "$directory/$name.text.pbm"
	ask "SELECT $content" > "$directory/$name.want"
	for got in "$directory/$name".png "$directory/$name".svg.png "$directory/$name".text.pbm; do
		if ! zbarimg --quiet --raw "$got" 2>/dev/null | cmp -s - "$directory/$name.want"; then
			echo "qr_read: ${got##*/} does not read back as its content" >&2
			faults=$((faults + 1))
		fi
	done
}

secret="'\\x000102030405060708090a0b0c0d0e0f'"
check door "ybss.qr_seal('house', 1, 4242, NULL, 520371, $secret)"
check pass "ybss.qr_seal('pass', 65535, -1, '2030-01-01', 16777215, $secret)"
check chinese "'新蒲街道 1 号楼 2 单元 501 室'::text"
check digits "repeat('0123456789', 30)"
check bytes "repeat('aZ~', 100)"
[ "$faults" = 0 ] || exit 1
echo "qr_read: 5 contents read back from PNG, SVG and text"

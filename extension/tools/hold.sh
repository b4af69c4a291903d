# hold.sh: for scripts that source it. Two targets of one checkout that work on the same
# thing wait for one another, or the second says who holds it. A lock ends with the
# scripts that have it; servers do not inherit it (cluster.sh).

# hold THING WHO: takes a thing of this checkout for this script, waiting for whoever has it.
hold() {
	take "$1" "$2" && return
	sleep 0.2  # for its name
	echo "ybss: waiting for $(cat "tmp/$1.lock")" >&2
	flock 9
	note_holder "$1" "$2"
}

# take THING WHO: the same, but false where somebody has it.
take() {
	mkdir -p tmp
	exec 9>> "tmp/$1.lock"
	flock -n 9 || return 1
	note_holder "$1" "$2"
}

note_holder() { echo "$2 (process $$ since $(date +%H:%M:%S))" > "tmp/$1.lock"; }

# A script that is interrupted ends there, after the command that it waits for, and its trap on EXIT cleans up.
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

#!/bin/sh
# Keeps a copy of the database up to date for a process with READ_ONLY=true: restores the replica into a new file again
# and again, and puts it in the place of the former one when it differs. Runs until it is stopped.
#   follow.sh COPY [SECONDS]      the file of the copy; how long to wait between two restores, 1 second if not said
# DATABASE_PATH and REPLICA_URL name the database and its replica, as for the primary; LITESTREAM and LITESTREAM_CONFIG
# name the program and its settings where they are not `litestream` and the file beside this one.
set -eu
copy=${1:?is missing: follow.sh COPY [SECONDS]}
seconds=${2:-1}
config=${LITESTREAM_CONFIG:-$(dirname "$0")/litestream.yml}
next=$copy.next
mkdir -p "$(dirname "$copy")"
trap 'exit 0' TERM INT

while :; do
	# What a restore that was cut short has left.
	rm -f "$next" "$next".*
	if told=$("${LITESTREAM:-litestream}" restore -config "$config" -o "$next" "$DATABASE_PATH" 2>&1); then
		cmp -s "$next" "$copy" || mv -f "$next" "$copy"
	else
		# Nothing is replicated yet, or the replica cannot be reached: the copy stays as it is and says how far it is behind.
		echo "$told" >&2
	fi
	# Waited for in the background, so that a signal is heard at once.
	sleep "$seconds" &
	wait $! || exit 0
done

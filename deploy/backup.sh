#!/bin/sh
# Backs the database up while it is served, and removes backups older than so many days, but never the newest.
#   backup.sh FOLDER [DAYS]     30 days if not said
#   backup.sh --test FOLDER     restores the newest backup beside nothing that is served, and checks it
# EQUIPOISE is the command line where it is not the one of this folder; DATABASE_PATH is the server's setting.
set -eu
: "${1:?is missing: backup.sh FOLDER [DAYS], or backup.sh --test FOLDER}"
here=$(cd "$(dirname "$0")/.." && pwd)
equipoise() {
	if [ -n "${EQUIPOISE:-}" ]; then "$EQUIPOISE" "$@"; else
		"$here/node_modules/.bin/node" "$here/app/cli/main.ts" "$@"
	fi
}
newest() { find "$1" -maxdepth 1 -name 'equipoise-*.db' | sort | tail -n 1; }

if [ "$1" = --test ]; then
	backup=$(newest "${2:?is missing: backup.sh --test FOLDER}")
	[ -n "$backup" ] || { echo "There is no backup in $2" >&2; exit 1; }
	scratch=$(mktemp -d)
	trap 'rm -rf "$scratch"' EXIT
	export DATABASE_PATH="$scratch/restored.db"
	equipoise restore "$backup"
	equipoise check
	echo "$backup can be restored"
	exit 0
fi

equipoise backup "$1/equipoise-$(date -u +%Y-%m-%dT%H%M%SZ).db"
kept=$(newest "$1")
find "$1" -maxdepth 1 -name 'equipoise-*.db' -mtime "+${2:-30}" ! -path "$kept" -exec rm -f {} +

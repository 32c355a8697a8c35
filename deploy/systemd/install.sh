#!/bin/sh
# Installs the units of this folder, the account they run as, the folders they write to, and the command `equipoise`; run
# as root. It starts nothing, and leaves a file of settings that is there already.
set -eu
here=$(dirname "$0")
id equipoise >/dev/null 2>&1 || useradd --system --home-dir /var/lib/equipoise --shell /usr/sbin/nologin equipoise
install -d -o equipoise -g equipoise -m 0750 /var/lib/equipoise /var/backups/equipoise
install -d -m 0755 /etc/equipoise
for unit in "$here"/*.service "$here"/*.timer; do
	install -m 0644 "$unit" /etc/systemd/system/
done
for unit in "$here"/*.service; do
	extra=/etc/systemd/system/$(basename "$unit").d
	install -d "$extra"
	install -m 0644 "$here/hardening.conf" "$extra/"
done
install -m 0755 "$here/equipoise" /usr/local/bin/
settings=/etc/equipoise/equipoise.env
if [ ! -e "$settings" ]; then
	install -o root -g equipoise -m 0640 /dev/null "$settings"
	cat >"$settings" <<-END
		DATABASE_PATH=/var/lib/equipoise/equipoise.db
		SESSION_SECRET=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
		REPLICA_URL=
		PUBLIC_URL=
		TRUST_PROXY=1
	END
fi
if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi

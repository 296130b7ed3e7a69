#!/bin/sh
# Writes one consistent copy of the database while the service runs: backup.sh FILE, with DATABASE_URL in the
# environment. The file appears under its name only when it is whole.
set -eu
file=${1:?usage: backup.sh FILE}
: "${DATABASE_URL:?DATABASE_URL names the database}"
umask 077
trap 'rm -f "$file.part"' EXIT
pg_dump --format=custom --no-owner --no-privileges --file="$file.part" "$DATABASE_URL"
# A dump that cannot be listed is no backup.
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"

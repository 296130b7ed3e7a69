#!/bin/sh
# Puts a copy made by backup.sh into an empty database: restore.sh FILE, with DATABASE_URL in the environment.
# All or nothing; stop the service first, and start it afterwards.
set -eu
file=${1:?usage: restore.sh FILE}
: "${DATABASE_URL:?DATABASE_URL names an empty database}"
tables=$(psql --no-psqlrc --tuples-only --no-align --command "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'" "$DATABASE_URL")
if [ "$tables" -ne 0 ]; then
  echo "The database of DATABASE_URL is not empty ($tables tables): name an empty one." >&2
  exit 1
fi
pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$DATABASE_URL" "$file"

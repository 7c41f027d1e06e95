#!/bin/bash
# First steps as the official image takes them: an empty PGDATA is made with the password of the
# superuser, a server that only the socket reaches runs the .sql files, then the command takes over.
set -euo pipefail
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    : "${POSTGRES_PASSWORD:?the official image wants one}"
    initdb --username=postgres --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD")
    printf '\nhost all all all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
    shift
    pg_ctl -w start -o "$(printf '%q ' "$@" -c listen_addresses= -p 5432)"
    for file in /docker-entrypoint-initdb.d/*.sql; do
        psql -v ON_ERROR_STOP=1 --no-password --no-psqlrc --username=postgres --dbname=postgres --file="$file"
    done
    pg_ctl -m fast -w stop
    set -- postgres "$@"
fi
exec "$@"

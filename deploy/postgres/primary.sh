#!/bin/sh
# Runs the command given, the first primary's, unless one of BAIMO_STANDBYS (HOST:PORT HOST:PORT ..) has
# become the primary meanwhile. Whatever starts a service with those it depends on would else bring the
# old primary back beside the new one: imports wait for ever, and readers see the record of before.
# Needs BAIMO_STANDBY_PASSWORD.
set -eu
for server in $BAIMO_STANDBYS; do
    is_standby=$(PGPASSWORD="$BAIMO_STANDBY_PASSWORD" PGCONNECT_TIMEOUT=2 psql --no-psqlrc --tuples-only \
        --no-align --username=baimo_standby --dbname=postgres --host="${server%:*}" --port="${server##*:}" \
        --command="SELECT pg_is_in_recovery()" 2>/dev/null) || continue
    if [ "$is_standby" = f ]; then
        echo "$server is the primary now; empty PGDATA and run standby.sh to follow it" >&2
        exit 1
    fi
done
exec "$@"

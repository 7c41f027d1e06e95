#!/bin/sh
# Becomes a standby, then runs the command given: copies the primary if PGDATA is empty, and follows
# whoever HAProxy's `write` leads to. A former primary is made a standby by emptying its PGDATA.
# Needs PGDATA, BAIMO_STANDBY_NAME (s1, s2), BAIMO_PRIMARY_HOST, BAIMO_PRIMARY_PORT and
# BAIMO_STANDBY_PASSWORD.
set -eu
umask 077
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    export PGPASSWORD="$BAIMO_STANDBY_PASSWORD"
    tries=60
    until pg_basebackup --pgdata="$PGDATA" --write-recovery-conf --wal-method=stream \
        --checkpoint=fast --dbname="host=$BAIMO_PRIMARY_HOST port=$BAIMO_PRIMARY_PORT \
user=baimo_standby application_name=$BAIMO_STANDBY_NAME"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || exit 1
        sleep 1
    done
    unset PGPASSWORD
fi
chmod 700 "$PGDATA"
exec "$@"

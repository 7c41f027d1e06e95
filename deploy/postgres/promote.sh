#!/bin/sh
# Makes a standby the primary: the one that has most. An import is acknowledged once any one of them
# shows it, so the other may lack it. Refuses while a primary answers. Run by a person: two primaries
# are worse than a pause, and the replicas go on reading from a standby meanwhile.
# Refuses as well if one of those named does not answer, since it may be the one that has most;
# leave it out to promote without it.
# promote.sh HOST:PORT HOST:PORT .. with BAIMO_STANDBY_PASSWORD and, to follow HAProxy, the address
# of `write` in BAIMO_PRIMARY_HOST and BAIMO_PRIMARY_PORT.
set -eu
export PGUSER=baimo_standby PGDATABASE=postgres PGPASSWORD="$BAIMO_STANDBY_PASSWORD" PGCONNECT_TIMEOUT=2
ask() { psql --no-psqlrc --tuples-only --no-align --host="$1" --port="$2" --command="$3"; }

if ask "$BAIMO_PRIMARY_HOST" "$BAIMO_PRIMARY_PORT" "SELECT 1" >/dev/null 2>&1; then
    echo "a primary answers at $BAIMO_PRIMARY_HOST:$BAIMO_PRIMARY_PORT; nothing was promoted" >&2
    exit 1
fi
best= furthest=-1
for server in "$@"; do
    # What was received and, after a restart, what was replayed.
    if has=$(ask "${server%:*}" "${server##*:}" "SELECT greatest(pg_last_wal_receive_lsn(), \
pg_last_wal_replay_lsn()) - '0/0'::pg_lsn WHERE pg_is_in_recovery()") && [ -n "$has" ]; then
        echo "$server has $has bytes of log"
        if [ "$has" -gt "$furthest" ]; then best=$server furthest=$has; fi
    else
        echo "$server does not answer as a standby; nothing was promoted" >&2
        exit 1
    fi
done
[ -n "$best" ] || exit 1
[ "$(ask "${best%:*}" "${best##*:}" "SELECT pg_promote(true, 30)")" = t ]
echo "$best is the primary"

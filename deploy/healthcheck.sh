#!/bin/bash
# Whether the server on a port of this machine answers 200: healthcheck.sh [PORT [PATH]]. The slim image
# has neither curl nor wget, and bash opens connections itself. /healthz says the process lives; /readyz
# fails while the database is away, and then a restart would lose the answers in memory.
exec 3<>"/dev/tcp/127.0.0.1/${1:-3000}" || exit 1
printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "${2:-/healthz}" >&3
read -r -t 2 _ status _ <&3
[ "$status" = 200 ]

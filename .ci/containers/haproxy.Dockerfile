# haproxy:2.6-alpine: Debian's HAProxy, with what docker-compose.yml uses of the official image.
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends haproxy netcat-openbsd
USER haproxy
ENTRYPOINT ["haproxy", "-W", "-db"]
STOPSIGNAL SIGUSR1
CMD ["-f", "/usr/local/etc/haproxy/haproxy.cfg"]

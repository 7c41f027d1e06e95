# nginx:stable-alpine: Debian's nginx, with what docker-compose.yml uses of the official image.
FROM debian:bookworm-slim
RUN groupadd --system --gid 101 nginx && useradd --system --uid 101 --gid nginx nginx \
    && apt-get update && apt-get install -y --no-install-recommends nginx-light gettext-base wget
COPY nginx.sh /docker-entrypoint.sh
ENTRYPOINT ["/docker-entrypoint.sh"]
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]

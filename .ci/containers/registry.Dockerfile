# Puts the crates that the machine has fetched where the Dockerfile's build looks for them.
FROM debian:bookworm-slim
COPY cache /from/cache
COPY index /from/index
RUN --mount=type=cache,target=/usr/local/cargo/registry cp -a /from/. /usr/local/cargo/registry/

# Two stages: the binary is built with the toolchain and runs without it.
FROM rust:1.95-slim-bookworm AS build
WORKDIR /src
COPY . .
# docker build --build-arg FEATURES=parquet .
ARG FEATURES=
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --features "$FEATURES" && cp target/release/baimo /baimo

FROM debian:bookworm-slim
# For the words in preview pictures: a font of 5 MB for both scripts (fonts-noto-cjk takes 91 MB).
RUN apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /var/lib/baimo baimo
COPY --from=build /baimo /usr/local/bin/baimo
COPY deploy/healthcheck.sh /usr/local/bin/healthcheck.sh
USER baimo
WORKDIR /var/lib/baimo
# SQLite allocates in the C library: one arena, and what is freed goes back at once (tests/faults, row 27).
ENV BAIMO_LISTEN=0.0.0.0:3000 MIMALLOC_PURGE_DELAY=0
VOLUME /var/lib/baimo
EXPOSE 3000
# SIGTERM lets requests end before the database closes.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ["healthcheck.sh"]
ENTRYPOINT ["baimo"]

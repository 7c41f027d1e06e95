# Two stages: the binary is built with the toolchain and runs without it.
FROM rust:1.95-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked

FROM debian:bookworm-slim
RUN useradd --system --create-home --home-dir /var/lib/baimo baimo
COPY --from=build /src/target/release/baimo /usr/local/bin/baimo
USER baimo
WORKDIR /var/lib/baimo
ENV BAIMO_LISTEN=0.0.0.0:3000
VOLUME /var/lib/baimo
EXPOSE 3000
# SIGTERM lets requests end before the database closes.
STOPSIGNAL SIGTERM
ENTRYPOINT ["baimo"]

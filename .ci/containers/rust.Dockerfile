# rust:*-slim-bookworm: the machine's toolchain and a C compiler. cargo asks no network, since the crates
# come from the machine's registry (registry.Dockerfile).
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
COPY bin /usr/local/toolchain/bin
COPY lib /usr/local/toolchain/lib
ENV PATH=/usr/local/toolchain/bin:$PATH CARGO_HOME=/usr/local/cargo CARGO_NET_OFFLINE=true

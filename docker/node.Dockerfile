# The node: built here, or taken as a binary that is already built.
#
#   docker build -f docker/node.Dockerfile .
#   docker build -f docker/node.Dockerfile --build-arg BINARY=docker/datdot-node .

FROM debian:bookworm-slim AS build
ARG BINARY=""
WORKDIR /datdot
COPY scripts scripts
COPY chain chain
# A glob that always matches something, so that the binary may be missing.
COPY docker docker
ENV CARGO_TARGET_DIR=/target
RUN mkdir -p /out && if [ -n "$BINARY" ]; then install "$BINARY" /out/datdot-node; else \
	scripts/toolchain --chain && scripts/build --node && install /target/devnet/datdot-node /out/; fi

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl \
	&& rm -rf /var/lib/apt/lists/* \
	&& useradd --system --create-home --home-dir /data datdot
COPY --from=build /out/datdot-node /usr/local/bin/datdot-node
USER datdot
VOLUME /data
EXPOSE 9944 30333
HEALTHCHECK --interval=3s --timeout=3s --retries=20 CMD curl -fsS -H 'content-type: application/json' \
	-d '{"id":1,"jsonrpc":"2.0","method":"system_health","params":[]}' http://127.0.0.1:9944 || exit 1
ENTRYPOINT ["datdot-node"]
CMD ["--dev", "--base-path", "/data", "--rpc-external", "--rpc-methods", "safe", "--rpc-cors", "all"]

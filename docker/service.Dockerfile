# The service: DHT, provider roles, author, sponsor, each as a command of this image.

FROM debian:bookworm-slim AS build
WORKDIR /datdot
COPY scripts/toolchain scripts/toolchain
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && scripts/toolchain --service
# The one file of Node.js that runs programs, wherever the toolchain got it from.
RUN install -D "$(node -p process.execPath)" /out/node
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY service/package.json service/package.json
COPY client/package.json client/package.json
COPY dashboard/package.json dashboard/package.json
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY service service
COPY client client
COPY dashboard dashboard
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund
# Native modules bring binaries for every platform; only this one's are needed.
RUN find node_modules -type d -path '*/prebuilds/*' -name '*-*' \
	! -name "linux-$(node -p process.arch)" -prune -exec rm -rf {} +

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libatomic1 \
	&& rm -rf /var/lib/apt/lists/* && useradd --system --create-home --home-dir /data datdot
COPY --from=build /out/node /usr/local/bin/node
WORKDIR /datdot
COPY --from=build /datdot/node_modules node_modules
COPY --from=build /datdot/package.json package.json
COPY --from=build /datdot/service/package.json service/package.json
COPY --from=build /datdot/service/dist service/dist
RUN chmod +x service/dist/cli/main.js && ln -s /datdot/service/dist/cli/main.js /usr/local/bin/datdot
USER datdot
VOLUME /data
ENV DATDOT_HOME=/data
ENTRYPOINT ["datdot"]

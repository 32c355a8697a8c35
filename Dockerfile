# The pages are built with everything installed; what runs has the packages it needs and no more.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs

FROM node:24-slim
# Said by who builds a release: --build-arg VERSION=1.2.0 --build-arg REVISION=$(git rev-parse HEAD)
ARG VERSION=unreleased
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Equipoise" \
	org.opencontainers.image.description="A self-hosted clinical study tracker" \
	org.opencontainers.image.licenses="MIT" \
	org.opencontainers.image.version="$VERSION" \
	org.opencontainers.image.revision="$REVISION"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_PATH=/data/equipoise.db
WORKDIR /app
COPY package.json package-lock.json LICENSE ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force \
	&& rm -rf node_modules/node-linux-* node_modules/.bin/node \
	&& mkdir /data && chown node:node /data
COPY app app
COPY db db
COPY migrations migrations
COPY --from=build /app/build build
# Nothing but /data is written to: `--read-only --tmpfs /tmp` will do.
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The Node of the image is the one the project wants, so nothing has to be made ready first.
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=30", "app/server/main.ts"]

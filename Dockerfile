# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY adapters/package.json adapters/
COPY tests/tdlib/package.json tests/tdlib/
RUN npm ci --ignore-scripts --no-audit --no-fund --workspace adapters --include-workspace-root
COPY tsconfig.json tsconfig.build.json ./
COPY src/ src/
COPY adapters/ adapters/
RUN npm run build && \
    npm prune --omit=dev --ignore-scripts --no-audit --no-fund --workspace adapters --include-workspace-root

FROM node:24-slim
LABEL org.opencontainers.image.title="Briefwire" \
      org.opencontainers.image.description="The chat bot for a daily brief" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY LICENSE package.json ./
COPY --from=build /app/node_modules/ node_modules/
COPY --from=build /app/dist/ dist/
RUN mkdir /data && chown node:node /data
# The last two: what a compiler or collector thread let go of goes back to the system, some 10 MB.
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/briefwire.db \
    HOST=0.0.0.0 \
    PORT=3000 \
    MALLOC_ARENA_MAX=2 \
    MALLOC_TRIM_THRESHOLD_=131072
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/bin.js"]
CMD ["start"]

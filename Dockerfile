# Tongxue without a build step: the sources are what runs. Debian, since PostgreSQL's and Node's binaries want glibc.
FROM node:26.10.0-trixie-slim

ENV NODE_ENV=production
WORKDIR /app

# The image brings Node, and compose.yaml a PostgreSQL: npm need not bring its own. compose.small.yaml has no other.
ARG OMIT=--omit=optional
COPY package.json package-lock.json ./
# Bull Board's validator may be used with TypeScript, so npm takes it for needed: 30 MB that nothing here loads.
RUN npm ci --omit=dev ${OMIT} && npm cache clean --force && rm -rf node_modules/typescript node_modules/@typescript

COPY start.js ./
COPY src ./src
COPY commands ./commands
COPY jobs ./jobs
COPY migrations ./migrations
COPY curriculum ./curriculum
COPY docs ./docs

# The list of erasures is kept here, on a volume, and the embedded database where there is no other.
RUN mkdir .data && chown node:node .data
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# Not npm start: npm would stand between the bot and SIGTERM.
CMD ["node", "start.js"]

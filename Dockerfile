# One image for the API, the worker and the two set-up jobs: which of them it is, the command says (docker-compose.yml).
# Debian, because Temporal's native library needs glibc. Not run where it was written: see README, “Run it for real”.

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Prisma's command line is an optional peer of its client: with `--omit=dev` alone it would come along.
RUN npm ci --omit=dev --omit=optional

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json prisma.config.ts configuration.ts command-line.mjs command-line.d.mts ./
COPY domain ./domain
COPY workflows ./workflows
COPY activities ./activities
COPY prisma ./prisma
COPY temporal ./temporal
COPY files ./files
COPY web ./web
COPY api ./api
COPY worker ./worker
COPY cli ./cli
# What builds; it is not in the image that follows.
COPY dev ./dev
COPY tools ./tools
RUN npm run build

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
# The figures of the worker's memory were measured with it (docs/figures.md).
ENV MALLOC_ARENA_MAX=2
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# A new volume takes over who may write to it.
RUN mkdir /files && chown node:node /files
USER node
CMD ["node", "dist/api/main.js"]

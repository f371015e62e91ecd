#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` program where that could not be downloaded: the same command
// line and the same JSON-RPC over standard input and output. Prisma's command line starts it as an executable.
import { register } from 'tsx/esm/api'

register()
await import('./stand-in.ts')

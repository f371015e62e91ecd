// Loaded first by every process that runs tests, which are plain Node (docs/decisions/0024).
import { register } from 'node:module'

register('./hooks.mjs', import.meta.url)
process.setSourceMapsEnabled(true)

// `npm run draw`: draws the tables, diagrams and pictures of the pages anew.
import { readCommandLine } from '../command-line.mjs'

readCommandLine({
  usage: `npm run draw

Draws the tables and diagrams of docs/ and README.md anew, from the tables of the domain and from the configuration.`,
})
await import('./draw-processes.js')
await import('./draw-period.js')

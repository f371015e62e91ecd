// `npm run held`: the cases that stand still because a step of theirs cannot be written, and the way out: an administrator lets
// what no row can hold be replaced by a mark.
import os from 'node:os'
import { readCommandLine } from '../command-line.mjs'
import { readConfiguration } from '../configuration.js'
import { createDatabase } from '../prisma/client.js'
import { runHeld } from './held/run-held.js'

export const HELD_USAGE = `npm run held                                          the workflows that stand still, and why
npm run held -- release WORKFLOW --reason "WHY"       lets what no row can hold be replaced by a mark in the steps of WORKFLOW

A mark is the name of the character in brackets: [U+D800]. The ledger says where it stands and who allowed it.`

const { positionals, values } = readCommandLine({
  usage: HELD_USAGE,
  options: { reason: { type: 'string' } },
  positionals: [0, 2],
})
try {
  const { database: db } = readConfiguration(process.env)
  const database = createDatabase(db.url, { max: 2 })
  try {
    const who = `command:${os.userInfo().username}`
    const { out, exitCode } = await runHeld(database, positionals, values.reason, who, Date.now())
    ;(exitCode === 0 ? process.stdout : process.stderr).write(`${out}\n`)
    process.exitCode = exitCode
  } finally {
    await database.$disconnect()
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}

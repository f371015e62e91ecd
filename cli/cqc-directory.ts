// `npm run cqc-directory -- import FILE`: takes CQC's care directory over into the product that runs here
// (docs/cqc-directory.md).
import { readCommandLine } from '../command-line.mjs'
import { readConfiguration } from '../configuration.js'
import { ATTRIBUTION } from '../domain/cqc-directory/records.js'
import { createDatabase } from '../prisma/client.js'
import { importDirectory, inOneLine, UnusableFile } from './cqc-directory/import-file.js'

const USAGE = `npm run cqc-directory -- import FILE

Takes CQC’s care directory (its CSV file) over into the product that runs here, or into the one that the environment names
(docs/cqc-directory.md). Importing the same file again changes nothing.`
const SHOWN = 50

const [command, file = ''] = readCommandLine({
  usage: USAGE,
  positionals: [2, 2],
  missing: 'Say what to do, and with which file.',
}).positionals
try {
  if (command !== 'import') throw new Error(`There is no command “${command ?? ''}”.\n\n${USAGE}`)
  const { database: db } = readConfiguration(process.env)
  const database = createDatabase(db.url, { max: 2 })
  try {
    const { rows, locationsAdded, providersAdded, news, unlisted, faults } = await importDirectory(
      database,
      file,
      Date.now(),
    )
    for (const fault of faults.slice(0, SHOWN)) process.stderr.write(`${inOneLine(fault)}\n`)
    if (faults.length > SHOWN) process.stderr.write(`and ${faults.length - SHOWN} more\n`)
    process.stdout.write(
      `${rows} rows: ${locationsAdded} locations and ${providersAdded} providers are new, ${news} changes for cases. ` +
        `${unlisted === null ? 'Whether any is listed no more cannot be said: not a whole directory, or it has problems.' : `${unlisted} are listed no more.`} ` +
        `${faults.length} problems.\n${ATTRIBUTION}\n`,
    )
    process.exitCode = faults.length ? 1 : 0
  } finally {
    await database.$disconnect()
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = error instanceof UnusableFile ? 1 : 2
}

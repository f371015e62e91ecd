// The first thing that every command loads: says that this Node is too old, while Node can still say it. So it uses
// nothing that an older Node lacks, and who imports it loads everything else only afterwards, by `await import`.
import { readFileSync } from 'node:fs'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const oldest = engines.node.replace('>=', '')
const [wantedMajor, wantedMinor] = oldest.split('.').map(Number)
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: install Node ${oldest} or newer (24 is recommended).\n`,
  )
  process.exit(1)
}

// The order of the test files: those that take long begin first, so that at the end no process works alone on one while
// the others idle. Jest knows how long each took only where it has run before; on a fresh clone it goes by the size of a file.
import Sequencer from '@jest/test-sequencer'

/** The longest first, by the processor time that they have taken. */
const LONGEST = [
  'test/api/transitions',
  'test/workflows/rehearsal/rehearsal',
  'test/workflows/whole-cases/changed',
  'test/workflows/rehearsal/decisions',
  'test/api/readme',
  'test/workflows/whole-cases/practice',
  'test/workflows/redating/interrupted',
  'test/workflows/whole-cases/non-compliance',
  'test/api/files/quarantine',
  'test/workflows/whole-cases/large',
  'test/prisma/migrations',
  'test/workflows/whole-cases/answered',
  'test/domain/recommendation/whole-lives',
  'test/domain/recommendation/redate-any',
  'test/domain/calendar/every-day',
  'test/domain/recommendation/any-messages',
]

const rank = ({ path }) => {
  const place = LONGEST.findIndex((name) => path.replaceAll('\\', '/').endsWith(`${name}.test.ts`))
  return place === -1 ? LONGEST.length : place
}

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b))
  }
}

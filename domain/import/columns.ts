// The columns of a spreadsheet of cases, CSV or XLSX (docs/import.md): each is a field of the import format under the same
// word, headed by what it belongs to: “body name”, “recommendation due on”.
import { folded, nearest } from '../near.js'

export type ColumnType = 'text' | 'date' | 'amount' | 'flag' | 'count' | 'names'
export type ColumnGroup = 'case' | 'body' | 'recommendation'

export interface Column {
  /** As a heading says it; case, spaces and hyphens do not matter. */
  readonly heading: string
  readonly group: ColumnGroup
  /** Where it stands in the JSON of its group. */
  readonly path: readonly string[]
  readonly type: ColumnType
  /** Whether a file without it is none of cases. */
  readonly needed?: true
}

const split = (word: string) =>
  word.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[A-Z](?=[a-z])/g, (c) => c.toLowerCase())

const named = (group: ColumnGroup, prefix: readonly string[], type: ColumnType, fields: string): Column[] =>
  fields.split(' ').map((field) => {
    const path = field.split('.')
    return { heading: [...prefix, ...path.map(split)].join(' '), group, path, type }
  })

const NEEDED = ['reference', 'decision date', 'category', 'finding', 'kind', 'body name', 'body type']

/** In the order in which the documentation lists them. */
export const COLUMNS: readonly Column[] = [
  ...named('case', [], 'text', 'reference'),
  ...named('case', [], 'flag', 'fictional'),
  ...named('case', [], 'date', 'decisionDate'),
  ...named('case', [], 'text', 'category subCategory finding kind careService cqcLocationId severity'),
  ...named('case', [], 'flag', 'mayBeShared equalityOrHumanRights'),
  ...named('case', [], 'date', 'satisfiedOn'),
  ...named('case', [], 'text', 'source note'),
  ...named('body', ['body'], 'text', 'id name type form stage'),
  ...named('body', ['body'], 'date', 'receivedOn planReceivedOn planDueOn'),
  ...named('body', [], 'text', 'contact.name contact.email contact.role'),
  ...named('recommendation', ['recommendation'], 'text', 'summary kind category deadlineWording'),
  ...named('recommendation', ['recommendation'], 'date', 'dueOn'),
  ...named('recommendation', ['recommendation'], 'amount', 'amountGBP'),
  ...named('recommendation', ['recommendation'], 'text', 'requires'),
  ...named('recommendation', ['recommendation'], 'flag', 'assurance'),
  ...named('recommendation', ['recommendation'], 'text', 'expectedEvidence'),
  ...named('recommendation', ['recommendation'], 'date', 'cutOff.on'),
  ...named('recommendation', ['recommendation'], 'text', 'cutOff.meaning condition.words'),
  ...named('recommendation', ['recommendation'], 'count', 'condition.on condition.within.amount'),
  ...named('recommendation', ['recommendation'], 'text', 'condition.within.unit'),
  ...named('recommendation', ['recommendation'], 'names', 'bodies'),
].map((column) => (NEEDED.includes(column.heading) ? { ...column, needed: true as const } : column))

/** What published lists and today's spreadsheets call some of them. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    outcome: 'finding',
    decision: 'finding',
    sharedWithCqc: 'may be shared',
    deadline: 'recommendation deadline wording',
    recommendationDeadline: 'recommendation deadline wording',
    recommendation: 'recommendation summary',
  }),
)
const byName = new Map([
  ...COLUMNS.map((column) => [folded(column.heading), column] as const),
  ...[...ALSO_CALLED].map(
    ([name, heading]) => [folded(name), COLUMNS.find((c) => c.heading === heading)] as const,
  ),
])

/** The column that a heading means. */
export const columnCalled = (heading: string): Column | undefined => byName.get(folded(heading))

/** The heading that was perhaps meant. */
export const nearestHeading = (heading: string): string | undefined =>
  nearest(
    heading,
    COLUMNS.map((c) => c.heading),
  )

/** What a file of cases needs and may have, in a sentence or two. */
export const WANTED_COLUMNS = `It needs the columns ${NEEDED.join(', ')} and may have ${COLUMNS.filter(
  (c) => !c.needed,
)
  .map((c) => c.heading)
  .join(', ')}.`

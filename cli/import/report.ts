// What an import tells the person who runs it: what is wrong, which bodies are new, what becomes of each case and what a
// person has to do next.
import { inWords } from '../../domain/calendar/local-date.js'
import { isOver } from '../../domain/import/intended-case.js'
import { STAGE_LABELS } from '../../domain/recommendation/stages.js'
import { inOneLine } from './case-file.js'
import type { Imported } from './carry-out.js'
import type { ImportPlan, PlannedBody, PlannedCase } from './plan.js'

/** Every wrong row with its field; nothing is started while there is one. */
export function problemsReport({ problems, bodies }: ImportPlan, rows: number): string {
  const wrong = new Set(problems.map((p) => p.row)).size
  return [
    ...bodyLines(bodies, 'would be created'),
    ...problems.map(inOneLine),
    `${wrong} of ${counted(rows, 'row')} ${wrong === 1 ? 'is' : 'are'} wrong: nothing was started. Put ${wrong === 1 ? 'it' : 'them'} right and run it again.`,
  ].join('\n')
}

/** What would be done. */
export const dryRunReport = (plan: ImportPlan): string =>
  [
    ...bodyLines(plan.bodies, 'would be created'),
    ...plan.cases.flatMap((c) => caseLines(c, c.standing === 'to-start' ? 'would be' : '', plan.bodies)),
    `Dry run: nothing was started. ${totals(plan.cases.map((c) => c.standing))}.`,
  ].join('\n')

/** What was done. */
export const importReport = (plan: ImportPlan, imported: readonly Imported[]): string =>
  [
    ...bodyLines(plan.bodies, 'created'),
    ...imported.flatMap(({ case: planned, became }) =>
      caseLines({ ...planned, standing: became === 'started' ? 'to-start' : became }, 'is', plan.bodies),
    ),
    `${totals(imported.map((i) => i.became))}.`,
  ].join('\n')

function bodyLines(bodies: readonly PlannedBody[], what: string): string[] {
  const created = bodies.filter((b) => !b.known)
  const differing = bodies.filter((b) => b.contactDiffers)
  return [
    ...(created.length ? [`Bodies ${what}: ${created.length}`] : []),
    ...created.map((b) => `  ${b.id}  ${b.name} (${b.type})`),
    ...differing.map(
      (b) =>
        `Conflict: the directory has another contact for ${b.id} (${b.name}) than row ${b.contact?.row ?? 0}; the directory’s stays.`,
    ),
  ]
}

function caseLines(
  { row, intended, standing, request }: PlannedCase,
  verb: string,
  bodies: readonly PlannedBody[],
): string[] {
  const { reference } = intended.row
  const head = `row ${row}  ${reference}`
  if (standing === 'already') return [`${head}  is there already`]
  if (standing === 'differs')
    return [
      `${head}  Conflict: a case with this reference is there and was started with something else; it is left as it is. ` +
        `Correct the case itself, or leave the row out.`,
    ]
  if (intended.begins === 'new') return [`${head}  ${verb} started as new: its letters leave`]
  return [
    `${head}  ${verb} taken over; no letter leaves about what has passed`,
    ...intended.bodies.map((body, index) => {
      const known = bodies.find((b) => b.id === request.responsibleBodies[index]?.id)
      return `    ${body.row.name}: ${[standsAt(intended, index), ...toDo(intended, index, known)].join('; ')}`
    }),
  ]
}

function standsAt({ row, bodies, recommendations }: PlannedCase['intended'], index: number): string {
  const stage = bodies[index]?.takeOver?.stage ?? null
  if (!recommendations.some((r) => r.bodies.includes(index))) return 'closed, nothing was recommended'
  if (stage === 'closed' || row.satisfiedOn !== null)
    return `closed${row.satisfiedOn ? `, the Ombudsman was satisfied on ${inWords(row.satisfiedOn)}` : ''}`
  return stage === null
    ? 'stage not given, to be confirmed; no reminders until then'
    : `at “${STAGE_LABELS[stage]}”`
}

/** The tasks that open for a person. */
function toDo(intended: PlannedCase['intended'], index: number, known: PlannedBody | undefined): string[] {
  const { bodies, recommendations } = intended
  const own = recommendations.filter((r) => r.bodies.includes(index))
  const body = bodies[index]
  // What waits for its condition has a date when that has arisen.
  const waits = (number: number) => (intended.row.recommendations[number - 1]?.condition ?? null) !== null
  const undated = own.filter((r) => r.dueOn === null && !waits(r.number)).map((r) => r.number)
  const planLacks =
    own.some((r) => r.requires === 'action-plan') && !body?.planDueOn && !body?.takeOver?.planReceivedOn
  return isOver(intended, index)
    ? []
    : [
        ...(known?.lacksContact ? ['a contact is to be named'] : []),
        ...(planLacks ? ['the action plan has no date'] : []),
        ...(undated.length
          ? [`no date for ${counted(undated.length, 'recommendation')} (${undated.join(', ')})`]
          : []),
      ]
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['started', 'started'],
  ['to-start', 'to start'],
  ['already', 'already there'],
  ['differs', 'in conflict'],
])

function totals(standings: readonly string[]): string {
  const count = (standing: string) => standings.filter((s) => s === standing).length
  const kinds = [...new Set(standings)].map((s) => `${count(s)} ${WORDS.get(s) ?? s}`)
  return `${counted(standings.length, 'case')}${kinds.length ? `: ${kinds.join(', ')}` : ''}`
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

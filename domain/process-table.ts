// What every process table has in common: who may do what a row says, in whose name, at which stage, and on what they saw.
// What is peculiar to a process its own rows check.
import type { Role } from './people/roles.js'
import type { Refusal } from './refusal.js'

/** The columns of a row that every process has. */
export interface TableRow<Stage extends string> {
  /** The button. */
  readonly label: string
  /** Who does it in their own name. */
  readonly by: readonly Role[]
  /** Who may enter it for them. */
  readonly onBehalf: readonly Role[]
  readonly from: readonly Stage[]
  readonly needs: string
  /** Whether words must come with it. */
  readonly textRequired: boolean
  /** What to do instead at another stage. */
  readonly otherwise?: string
}

/** What is asked for, as far as every row looks at it. */
interface Asked {
  readonly actor: { readonly role: Role }
  readonly input: { readonly textId?: string; readonly onBehalf?: object }
  /** The last row of the ledger that the person saw. */
  readonly seenSeq?: number
}

/** What a process calls itself and its stages. */
export interface ProcessNames<Stage extends string> {
  readonly thing: 'case' | 'request'
  readonly stages: Readonly<Record<Stage, string>>
  /** For whom an officer enters what came by another way. */
  readonly enteredFor: string
  readonly insteadOfClosed: string
}

interface Standing<Stage extends string> {
  readonly stage: Stage
  /** The last row of the ledger. */
  readonly seq: number
}

/** Why this may not be done in this state, whatever else the row says; the first reason found. */
export const rowRefusal = <Stage extends string>(
  row: TableRow<Stage>,
  asked: Asked,
  { stage, seq }: Standing<Stage>,
  names: ProcessNames<Stage>,
): Refusal | undefined =>
  roleRefusal(row, asked, names) ??
  closedRefusal(row, stage, names) ??
  staleRefusal(names.thing, asked.seenSeq, seq) ??
  stageRefusal(row, stage, names) ??
  wordsRefusal(row, asked)

function roleRefusal<Stage extends string>(
  { by, onBehalf }: TableRow<Stage>,
  { actor, input }: Asked,
  { enteredFor }: Pick<ProcessNames<Stage>, 'enteredFor'>,
): Refusal | undefined {
  const wrongName = (problem: string, remedy: string): Refusal => ({
    code: 'invalid',
    field: '/onBehalf',
    problem,
    remedy,
  })
  if (by.includes(actor.role)) {
    if (!input.onBehalf || onBehalf.includes(actor.role)) return undefined
    return wrongName('this is your own to say, not on behalf of somebody else', 'leave “onBehalf” out')
  }
  if (!onBehalf.includes(actor.role))
    return {
      code: 'wrong-role',
      field: '',
      problem: `a ${actor.role} may not do this`,
      remedy: `it is for: ${[...by, ...onBehalf].join(', ')}`,
    }
  if (input.onBehalf) return undefined
  return wrongName(
    `an officer enters this only on behalf of ${enteredFor}`,
    'say by which channel it came and on which day: {"channel":"email","receivedOn":"YYYY-MM-DD"}',
  )
}

function closedRefusal<Stage extends string>(
  { from }: TableRow<Stage>,
  stage: Stage,
  { thing, insteadOfClosed }: ProcessNames<Stage>,
): Refusal | undefined {
  if (stage !== 'closed' || from.includes(stage)) return undefined
  return { code: 'closed', field: '', problem: `the ${thing} is closed`, remedy: insteadOfClosed }
}

/** Refused when it has moved on since the person read it. `field`: where they say what they saw. */
export function staleRefusal(
  thing: string,
  seenSeq: number | undefined,
  seq: number,
  field = '',
): Refusal | undefined {
  if (seenSeq === undefined || seenSeq === seq) return undefined
  return {
    code: 'changed-since',
    field,
    problem: `the ${thing} has changed since you opened it`,
    remedy: 'open it again and decide on what it says now',
  }
}

/** Refused at a stage from which the row does not lead. */
export function stageRefusal<Stage extends string>(
  { label, from, otherwise }: Pick<TableRow<Stage>, 'label' | 'from' | 'otherwise'>,
  stage: Stage,
  { thing, stages }: Pick<ProcessNames<Stage>, 'thing' | 'stages'>,
): Refusal | undefined {
  if (from.includes(stage)) return undefined
  const possible = `possible at: ${from.map((s) => stages[s]).join('; ')}`
  return {
    code: 'wrong-stage',
    field: '',
    problem: `“${label}” is not possible while the ${thing} stands at “${stages[stage]}”`,
    remedy: otherwise ? `${possible}. Else: ${otherwise}` : possible,
  }
}

function wordsRefusal<Stage extends string>(
  { textRequired, needs }: TableRow<Stage>,
  { input }: Asked,
): Refusal | undefined {
  if (!textRequired || input.textId) return undefined
  return { code: 'invalid', field: '/text', problem: 'the words are missing', remedy: needs }
}

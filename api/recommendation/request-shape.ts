// The shape of what people send for a transition of the process table, and the parts that every request has.
import { z } from 'zod'
import type { LocalDate } from '../../domain/calendar/local-date.js'
import type { HeldBack } from '../../domain/files/kinds.js'
import type { Channel } from '../../domain/people/roles.js'
import { forbidsDisclosure } from '../../domain/recommendation/disclosure-conditions.js'
import { type InputOf, type BodyTransitionName } from '../../domain/recommendation/process.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import { fileId, onBehalf, seenSeq, text } from '../schemas/fields.js'

/** The path below /cases/:reference/bodies/:bodyId, the schema of the body, and how it parts into words and input. */
export interface TransitionRequest<N extends BodyTransitionName, Body = unknown> {
  readonly name: N
  readonly path: string
  readonly schema: z.ZodType<Body>
  /** The words to store, or null when there are none. */
  words(body: Body): object | null
  /** The ids of stored files that it names, at /files. */
  files?(body: Body): readonly string[]
  input(body: Body): Omit<InputOf<N>, 'textId' | 'onBehalf'>
  /**
   * What only the words and the rows say, as codes that join the input. Runs before anything is stored.
   *
   * @throws Problem with everything that is wrong
   */
  examine?(database: PrismaClient, params: CaseBodyParams, body: Body): Promise<Partial<InputOf<N>>>
}

/** The case and the body that an address names. */
export interface CaseBodyParams {
  readonly reference: string
  readonly bodyId: string
}

/** Fields that a request may carry besides its own. */
export interface CommonFields {
  readonly effectOnPeople?: string | undefined
  readonly seenSeq?: number | undefined
  readonly onBehalf?: { readonly channel: Channel; readonly receivedOn: LocalDate } | undefined
}

export const reasons = (example: string) => text('The reasons.', example)
/** Asked with each decision of the Ombudsman's and kept with its words (memorandum 1.1). */
const effectOnPeople = text(
  'The effect on people who use the service: asked with each decision, and kept with its words.',
  'Residents are offered drinks every two hours, and what they drink is recorded.',
  2_000,
).optional()

/** Of fields that may be left out those that the example has, or values that it has in place of a field's own. */
type ExampleOf<T> = Partial<Record<keyof T | 'onBehalf', unknown>>
export const plain = <T extends z.ZodRawShape>(shape: T, example: ExampleOf<T> = {}) =>
  z.strictObject({ ...shape, effectOnPeople, seenSeq }).meta({ example })

/** The words to store, with the effect on people where it was told. */
export const withEffect = (words: object | null, { effectOnPeople: effect }: CommonFields): object | null =>
  effect === undefined ? words : { ...words, effectOnPeople: effect }

/** Why a case ends without a step that the Act says the Ombudsman shall take. */
export const againstDuty = text(
  'Why the case ends though the Act says that the Ombudsman shall take a step: needed where it does, besides the other reasons.',
  'The authority was dissolved, and nobody could publish or pay.',
).optional()

/** For what an officer may enter on behalf of the body or CQC. */
export const entered = <T extends z.ZodRawShape>(shape: T, example: ExampleOf<T> = {}) =>
  z.strictObject({ ...shape, onBehalf: onBehalf.optional(), seenSeq }).meta({ example })

/** Files, and links, of one submission. */
export const FILES_AT_MOST = 20

export const files = z
  .array(fileId)
  .max(FILES_AT_MOST)
  .optional()
  .meta({ description: 'Files of this case that were stored before: POST …/files.' })

/** What the scanner says of the files on which a decision would rest, where one cannot be read. */
export const heldBack = (found: HeldBack | undefined) => (found ? { heldBack: found } : {})

/** The flag that travels with words that read like a condition that nobody may learn of it. */
export const disclosureFlag = (words: readonly string[]) =>
  forbidsDisclosure(words) ? ({ forbidsDisclosure: true } as const) : {}

export const wordsOf = (words: Readonly<Record<string, unknown>>): object | null =>
  Object.values(words).some((value) => value !== undefined) ? words : null

export const request = <N extends BodyTransitionName, Body>(definition: TransitionRequest<N, Body>) =>
  definition

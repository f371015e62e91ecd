// One plainly fictional case that is played whole, from its decision to its closure, by what people say on which day. The
// tests of whole cases and their benchmark play the same ones.
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import type { Actor } from '../../../domain/people/roles.js'
import type { Opening, OpeningBody } from '../../../domain/recommendation/opening.js'
import type { InputOf, TransitionName } from '../../../domain/recommendation/process.js'
import type { RecommendationState } from '../../../domain/recommendation/state.js'
import { day } from '../plays.js'
import { contactOf, OFFICER, type Play, type Theatre } from '../theatre.js'

export interface Life {
  /** What it is an example of. */
  readonly about: string
  readonly reference: string
  readonly on: string
  readonly bodies: readonly OpeningBody[]
  readonly opening: Omit<Partial<Opening>, 'bodies'> & Pick<Opening, 'recommendations'>
  readonly words?: Play['words']
  act(scene: Scene): Promise<void>
}

export interface Scene {
  readonly theatre: Theatre
  readonly reference: string
  /** In the order of the life's bodies. */
  readonly bodyIds: readonly string[]
  /** The states with which the bodies' cases began. */
  readonly begun: readonly RecommendationState[]
  /** Takes these bodies' cases, or all, to noon of a day. */
  goTo(on: string, ...bodyIds: string[]): Promise<void>
  /** Says something that must be taken; words where the transition wants them. */
  say<N extends TransitionName>(
    bodyId: string,
    name: N,
    actor: Actor,
    input: Omit<InputOf<N>, 'textId'>,
    words?: unknown,
  ): Promise<void>
  /** The body says it for itself. */
  answer<N extends TransitionName>(
    bodyId: string,
    name: N,
    input: Omit<InputOf<N>, 'textId'>,
    words?: unknown,
  ): Promise<void>
  workflowOf(bodyId: string): string
}

export const satisfied = (scene: Scene, bodyId: string, recommendation: number) =>
  scene.say(bodyId, 'judge', OFFICER, { recommendation, decision: 'satisfied' })
export const shows = (scene: Scene, bodyId: string, recommendation: number) =>
  scene.answer(bodyId, 'submitEvidence', { recommendation }, 'what shows it')

/** A body of its own for each life: cases that share one share its letters. */
export const bodyOf = (bodyId: string, own: Partial<OpeningBody> = {}): OpeningBody => ({
  bodyId,
  bodyType: 'council',
  planDueOn: null,
  takeOver: null,
  ...own,
})

/** The bodies and their contacts; they are there before the Ombudsman decides. */
export async function prepare(theatre: Theatre, life: Life): Promise<void> {
  for (const { bodyId, bodyType } of life.bodies) await theatre.nameBody(bodyId, bodyType)
}

/** Plays the life until every body's process has ended. @throws when something is not taken, or a case does not end */
export async function play(theatre: Theatre, life: Life): Promise<Scene> {
  const { reference, words, opening, bodies } = life
  const ids = await theatre.start({
    on: day(life.on),
    reference,
    opening: { ...opening, bodies },
    ...(words && { words }),
  })
  const bodyIds = bodies.map((b) => b.bodyId)
  const workflowOf = (bodyId: string) => ids[bodyIds.indexOf(bodyId)] as string
  // The others are started by the first, which stands still only when it has done so.
  if (bodies.length > 1) await theatre.goTo(ids[0], day(life.on))
  const goTo = async (on: LocalDate, of: readonly string[]) => {
    await Promise.all(of.map((bodyId) => theatre.goTo(workflowOf(bodyId), on)))
  }
  const scene: Scene = {
    theatre,
    reference,
    bodyIds,
    begun: await Promise.all(ids.map((id) => theatre.stateOf(id))),
    workflowOf,
    goTo: (on, ...of) => goTo(day(on), of.length ? of : bodyIds),
    async say(bodyId, name, actor, input, words) {
      const sent = await theatre.send(
        workflowOf(bodyId),
        name,
        actor,
        input,
        words === undefined ? {} : { words },
      )
      if (sent.status !== 'done') throw new Error(`${reference}, ${name}: ${JSON.stringify(sent)}`)
    },
    answer: (bodyId, name, input, words) => scene.say(bodyId, name, contactOf(bodyId), input, words),
  }
  await life.act(scene)
  await Promise.all(ids.map((id) => theatre.client.workflow.getHandle(id).result()))
  return scene
}

/** Names the life's bodies and plays it to its end; with the first body, which most lives have alone. */
export async function playWhole(theatre: Theatre, life: Life) {
  await prepare(theatre, life)
  const scene = await play(theatre, life)
  return { scene, body: scene.bodyIds[0] as string }
}

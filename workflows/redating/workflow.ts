// Tells the running cases of a new version of their calendar (docs/processes/redating.md): page after page, until none is
// left behind, however often it is interrupted. What each answered stands in its row, so that nothing is done twice.
import { continueAsNew, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow'
import type { Place } from '../../activities/calendars/ports.js'
import type { Division } from '../../domain/calendar/calendar.js'
import { records, rounds } from '../shared/activities.js'
import { now } from '../shared/clock.js'

export interface RedatingState {
  readonly division: Division
  readonly version: number
  /** How long to wait before the last look, milliseconds: cases may just be beginning with the calendar of before. */
  readonly settle: number
  /** The last case of the page before; null at the beginning of a round. */
  readonly after: Place | null
  /** Answers in all. */
  readonly answers: number
  /** Cases of this round, and how many of them have answered. */
  readonly round: { readonly found: number; readonly answered: number }
  /** Rounds without any answer, one after the other. */
  readonly silentRounds: number
  /** The round before found nobody. */
  readonly settled: boolean
}

const NOTHING_YET = {
  after: null,
  answers: 0,
  round: { found: 0, answered: 0 },
  silentRounds: 0,
  settled: false,
} satisfies Partial<RedatingState>

/** What a re-dating is begun with; carried on, it has its whole state. */
export type RedatingStart = Pick<RedatingState, 'division' | 'version' | 'settle'> & Partial<RedatingState>

export interface RedatingEnding {
  readonly answers: number
  /** A later version says all that this one says, and its process tells the rest. */
  readonly superseded: boolean
}

const A_MINUTE = 60_000
const LONGEST_PAUSE = 60 * A_MINUTE

/** Ends when every running case counts with this version or a later one. */
export async function redating(start: RedatingStart): Promise<RedatingEnding> {
  let state: RedatingState = { ...NOTHING_YET, ...start }
  const { division, version, settle } = state
  const name = `${division}/${version}`
  await records.beginRedating.executeWithOptions({ summary: `Begin with ${name}` }, [
    { division, version, at: now(0) },
  ])
  for (;;) {
    setCurrentDetails(describe(state))
    const input = { division, version, after: state.after, at: now(0) }
    const page = await rounds.tellCases.executeWithOptions({ summary: `Tell cases of ${name}` }, [input])
    if (page.superseded) return finish(true)
    const round = {
      found: state.round.found + page.found,
      answered: state.round.answered + page.answered,
    }
    state = { ...state, answers: state.answers + page.answered, after: page.last, round }
    if (page.last === null) {
      if (round.found === 0 && state.settled) return finish(false)
      await endRound(round)
    }
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof redating>(state)
  }

  async function endRound({ found, answered }: RedatingState['round']) {
    const isSilent = found > 0 && answered === 0
    state = {
      ...state,
      round: { found: 0, answered: 0 },
      settled: found === 0,
      silentRounds: isSilent ? state.silentRounds + 1 : 0,
    }
    if (found === 0) return sleep(settle, { summary: 'Wait for cases that are just beginning' })
    if (!isSilent) return
    await records.noteSilentCases.executeWithOptions({ summary: 'Show that cases do not answer' }, [
      { division, version, silent: found, at: now(0) },
    ])
    const pause = Math.min(A_MINUTE * 2 ** (state.silentRounds - 1), LONGEST_PAUSE)
    await sleep(pause, { summary: `${found} cases do not answer: try again later` })
  }

  async function finish(superseded: boolean): Promise<RedatingEnding> {
    await records.finishRedating.executeWithOptions({ summary: `No case is left behind ${name}` }, [
      { division, version, at: now(0) },
    ])
    return { answers: state.answers, superseded }
  }
}

const describe = ({ division, version, answers, silentRounds }: RedatingState) =>
  [
    `### Re-dating by the bank holidays ${division}/${version}`,
    `**${answers}** running cases have answered.`,
    ...(silentRounds ? ['Some do not answer: an administrator has a task about it.'] : []),
  ].join('\n\n')

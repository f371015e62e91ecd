// One running case: its state, its timer, the messages that wait, the letters on their way. Every step is computed by
// the domain, recorded in one transaction, and only then shown and answered.
import { setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow'
import { isNewer, versionNumberOf } from '../../domain/calendar/edition.js'
import { nextMoment } from '../../domain/recommendation/next-moment.js'
import { describe } from '../../domain/recommendation/describe.js'
import { explainDeadlines } from '../../domain/recommendation/explain.js'
import { otherDatesOf } from '../../domain/recommendation/other-dates.js'
import { openingNotices } from '../../domain/recommendation/opening.js'
import {
  refusalOf,
  TRANSITION_NAMES,
  transitionOf,
  type Message,
  type TransitionName,
} from '../../domain/recommendation/process.js'
import { isNews } from '../../domain/recommendation/location-news.js'
import { told } from '../../domain/recommendation/location-told.js'
import { redated, type Redating } from '../../domain/recommendation/redate.js'
import { bodyRecipient, officeOf } from '../../domain/recommendation/ids.js'
import { stageOf } from '../../domain/recommendation/stages.js'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { heard, open, pass, take, type Moved, type Step } from '../../domain/recommendation/step.js'
import { standingOf } from '../../domain/recommendation/standing.js'
import { waitingOn } from '../../domain/recommendation/whose-move.js'
import { records } from '../shared/activities.js'
import { withAddress } from '../shared/address.js'
import { createAlarm } from '../shared/alarm.js'
import { now as clock } from '../shared/clock.js'
import { createInbox, remember } from '../shared/inbox.js'
import { refuseTestSettings } from '../shared/playgrounds.js'
import { show } from '../shared/visibility.js'
import { hasUndelivered, sentAgain, undeliverable } from '../../domain/recommendation/undelivered.js'
import type { LocationNews } from '../../domain/cqc-directory/news.js'
import {
  calendarChanged,
  contactNamed,
  datesQuery,
  locationChanged,
  stateQuery,
  transitionUpdates,
} from './messages.js'
import { createNewCalendar } from '../shared/new-calendar.js'
import { createPostRoom } from '../shared/post-room.js'

/** Registers the handlers (before anything is awaited) and returns what the story is told with. */
export function createCase(initial: RecommendationState) {
  let state = initial
  let shown = standingOf(initial)
  const now = () => clock(initial.clockShift)
  refuseTestSettings(initial.clockShift !== 0 || initial.carryOnAfter !== undefined)
  const alarm = createAlarm(initial.clockShift)
  const inbox = createInbox<{ name: TransitionName; message: Message }>(() => state.handled)
  const post = createPostRoom()
  const newCalendar = createNewCalendar()
  const untoldNews: LocationNews[] = []
  const newlyNamed: string[] = []

  for (const name of TRANSITION_NAMES)
    setHandler(transitionUpdates[name], (message) => inbox.deliver({ name, message }), {
      description: transitionOf(name).label,
      validator: (message: Message) => inbox.admit(() => refusalOf(state, name, message, now())),
    })
  setHandler(
    contactNamed,
    ({ recipient }) => {
      post.contactNamed(recipient)
      newlyNamed.push(recipient)
    },
    { description: 'A contact is now in post: letters that could not reach one leave' },
  )
  setHandler(calendarChanged, ({ calendar }) => newCalendar.offer(calendar), {
    description: 'The bank holidays have changed: dates are computed again',
  })
  setHandler(locationChanged, (news) => void untoldNews.push(news), {
    description: 'CQC’s register says that the location was deregistered or has another provider',
  })
  setHandler(stateQuery, () => state, { description: 'The whole state of the case' })
  setHandler(datesQuery, () => ({ deadlines: explainDeadlines(state), otherDates: otherDatesOf(state) }), {
    description: 'Every open date of the case, with the rule and the days that make it what it is',
  })
  setCurrentDetails(withAddress(describe(state)))

  /** What may wait for the case. Asked before it is attended to: each await has a price for every case, at every replay. */
  const waits = {
    time: () => alarm.rings() !== null,
    message: () => inbox.size > 0,
    calendar: () => newCalendar.offered() !== null,
    locationNews: () => untoldNews.length > 0,
    letters: () => post.hasNews(state.sends),
    contact: () => newlyNamed.length > 0,
  }

  function record(step: Step, summary: string) {
    return records.recordStep.executeWithOptions({ summary }, [step])
  }

  /** Nothing moved, or the calendar was known: the row says so, without a step. */
  async function answerRedating(
    { reference, bodyId, calendar }: RecommendationState,
    redating: Redating | null,
    at: number,
  ) {
    const answer = { reference, bodyId, calendarVersion: versionNumberOf(calendar), redating, at }
    const summary = `Nothing moves by ${calendar.version}`
    await records.answerRedating.executeWithOptions({ summary }, [answer])
  }

  async function commit({ state: next, step }: Moved, summary: string) {
    await record(step, summary)
    become(next)
  }

  /** What the case has heard of its letters; recorded only where it changes whose move it is. */
  async function hear(next: RecommendationState) {
    const isSame =
      waitingOn(next).join() === waitingOn(state).join() && next.unaddressed === state.unaddressed
    if (isSame) become(next)
    else await commit(heard(state, next, now()), 'Record whose move it is')
  }

  function become(next: RecommendationState) {
    state = next
    setCurrentDetails(withAddress(describe(state)))
    shown = show(shown, standingOf(state))
    post.dispatch(state.sends, now())
  }

  return {
    state: () => state,
    isQuiet: () =>
      post.isIdle() && !waits.message() && !waits.calendar() && !waits.locationNews() && !waits.contact(),
    isOver: () =>
      state.closedAt !== null &&
      inbox.size === 0 &&
      post.isDone(state.sends) &&
      state.undelivered.length === 0,
    waits,
    hasSomethingToDo: () => Object.values(waits).some((waiting) => waiting()),
    armTimer: () => alarm.set(state.closedAt === null ? nextMoment(state) : null),

    /**
     * The first step of a new case; a case that was carried on sends what was left to send. False when another case has
     * begun under this reference: this one must not write to anybody.
     */
    async begin(): Promise<boolean> {
      if (state.seq > 0) {
        become(state)
        return true
      }
      const opened = open(state, now(), openingNotices(state))
      if ((await record(opened.step, 'Open the case')) === 'case-differs') {
        setCurrentDetails('### Not begun\n\nAnother case has begun under this reference, with other words.')
        return false
      }
      become(opened.state)
      if (state.alongside.length === 0) return true
      await records.startAlongside.executeWithOptions({ summary: 'Start the other bodies’ cases' }, [
        { states: state.alongside, bodyHash: (workflowInfo().memo?.bodyHash as string | undefined) ?? '' },
      ])
      become({ ...state, alongside: [] })
      return true
    },

    async letTimePass() {
      const moment = alarm.rings()
      if (moment === null) return
      const { state: next, step } = pass(state, moment)
      if (step) await record(step, 'Record what time has brought')
      become(next)
    },

    async takeNextMessage() {
      const entry = inbox.next()
      if (!entry) return
      const { name, message } = entry.message
      // It was let in by the validator, but another message may have been taken since.
      const refusal = refusalOf(state, name, message, now())
      if (refusal) return inbox.answer(entry.id, refusal)
      const moved = take(state, name, message, now())
      await record(moved.step, transitionOf(name).label)
      const answer = {
        id: entry.id,
        bodyHash: message.bodyHash,
        seq: moved.state.seq,
        stage: stageOf(moved.state),
      }
      become({ ...moved.state, handled: remember(state.handled, answer) })
      inbox.answer(entry.id, answer)
    },

    async takeNewCalendar() {
      const calendar = newCalendar.offered()
      if (!calendar) return
      const at = now()
      const next =
        state.closedAt === null && isNewer(calendar, state.calendar) ? redated(state, calendar, at) : null
      if (next?.step) await record(next.step, `Re-date by ${calendar.version}`)
      else await answerRedating(next?.state ?? state, next?.redating ?? null, at)
      newCalendar.taken(calendar)
      if (next) become(next.state)
    },

    async takeLocationNews() {
      for (let news = untoldNews.shift(); news; news = untoldNews.shift())
        if (isNews(state, news)) await commit(told(state, news, now()), 'Record a change in CQC’s register')
    },

    async settleLetters() {
      const { sends, undelivered } = post.collect(state.sends)
      if (sends !== state.sends) await hear({ ...state, sends })
      for (const { item, why } of undelivered) {
        await commit(undeliverable(state, item, why, now()), 'Raise a letter that could not be delivered')
        // The address was put right while the old one was tried.
        if (post.isNamed(item)) newlyNamed.push(officeOf(item.recipient).office)
      }
    },

    async sendAgain() {
      for (let office = newlyNamed.shift(); office !== undefined; office = newlyNamed.shift()) {
        const { unaddressed, ...addressed } = state
        if (unaddressed && office === bodyRecipient(state.bodyId)) await hear(addressed)
        if (hasUndelivered(state, office))
          await commit(sentAgain(state, office, now()), 'Send again what could not be delivered')
      }
    },
  }
}

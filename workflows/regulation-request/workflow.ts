// CQC's own request to a registered person, from its sending to its closure by CQC's officer. What may happen, and what
// follows, is in domain/regulation-request; this is the story. It lives for some weeks, so it is never carried on.
import { allHandlersFinished, condition, setCurrentDetails, setHandler } from '@temporalio/workflow'
import {
  REQUEST_TRANSITION_NAMES,
  requestRefusal,
  requestTransition,
  type RequestMessage,
  type RequestTransitionName,
} from '../../domain/regulation-request/process.js'
import { redatedRequest } from '../../domain/regulation-request/redate.js'
import { stageOf, type RequestState } from '../../domain/regulation-request/state.js'
import {
  describeRequest,
  nextRequestMoment,
  openRequest,
  passRequest,
  requestStanding,
  requestUndeliverable,
  takeRequest,
  type RequestMoved,
} from '../../domain/regulation-request/step.js'
import { records } from '../shared/activities.js'
import { withAddress } from '../shared/address.js'
import { createAlarm } from '../shared/alarm.js'
import { now as clock } from '../shared/clock.js'
import { createInbox, remember } from '../shared/inbox.js'
import { refuseTestSettings } from '../shared/playgrounds.js'
import { createNewCalendar } from '../shared/new-calendar.js'
import { createPostRoom } from '../shared/post-room.js'
import { show } from '../shared/visibility.js'
import { calendarChanged, contactNamed, requestStateQuery, requestUpdates } from './messages.js'

/** Runs until CQC's officer has closed the request and its last letter has left. */
export async function regulationRequest(initial: RequestState): Promise<{ readonly outcome: string }> {
  let state = initial
  let shown = requestStanding(initial)
  const now = () => clock(initial.clockShift)
  refuseTestSettings(initial.clockShift !== 0)
  const alarm = createAlarm(initial.clockShift)
  const inbox = createInbox<{ name: RequestTransitionName; message: RequestMessage }>(() => state.handled)
  const post = createPostRoom()
  const newCalendar = createNewCalendar()

  for (const name of REQUEST_TRANSITION_NAMES)
    setHandler(requestUpdates[name], (message) => inbox.deliver({ name, message }), {
      description: requestTransition(name).label,
      validator: (message: RequestMessage) => inbox.admit(() => requestRefusal(state, name, message, now())),
    })
  setHandler(contactNamed, ({ recipient }) => post.contactNamed(recipient), {
    description: 'A contact is now in post: letters that had nobody to go to leave',
  })
  setHandler(calendarChanged, ({ calendar }) => newCalendar.offer(calendar), {
    description: 'The bank holidays have changed: the dates are computed again',
  })
  setHandler(requestStateQuery, () => state, { description: 'The whole state of the request' })

  function become(next: RequestState) {
    state = next
    setCurrentDetails(withAddress(describeRequest(state)))
    shown = show(shown, requestStanding(state))
    post.dispatch(state.sends, now())
  }

  async function commit({ state: next, step }: RequestMoved, summary: string) {
    await records.recordRequestStep.executeWithOptions({ summary }, [step])
    become(next)
  }

  async function letTimePass() {
    const moment = alarm.rings()
    if (moment === null) return
    const { state: next, step } = passRequest(state, moment)
    if (step) await commit({ state: next, step }, 'Record what time has brought')
    else become(next)
  }

  async function takeNextMessage() {
    const entry = inbox.next()
    if (!entry) return
    const { name, message } = entry.message
    // It was let in by the validator, but another message may have been taken since.
    const refusal = requestRefusal(state, name, message, now())
    if (refusal) return inbox.answer(entry.id, refusal)
    const moved = takeRequest(state, name, message, now())
    const { seq } = moved.state
    const answer = { id: entry.id, bodyHash: message.bodyHash, seq, stage: stageOf(moved.state) }
    const handled = remember(state.handled, answer)
    await commit({ ...moved, state: { ...moved.state, handled } }, requestTransition(name).label)
    inbox.answer(entry.id, answer)
  }

  async function takeNewCalendar() {
    const calendar = newCalendar.offered()
    if (!calendar) return
    if (state.closedAt === null)
      await commit(redatedRequest(state, calendar, now()), `Re-date by ${calendar.version}`)
    newCalendar.taken(calendar)
  }

  async function settleLetters() {
    const { sends, undelivered } = post.collect(state.sends)
    if (sends !== state.sends) become({ ...state, sends })
    for (const { key, why } of undelivered)
      await commit(requestUndeliverable(state, key, why, now()), 'Note a letter that could not be delivered')
  }

  const waits = {
    time: () => alarm.rings() !== null,
    calendar: () => newCalendar.offered() !== null,
    message: () => inbox.size > 0,
    letters: () => post.hasNews(state.sends),
  }

  await commit(openRequest(state, now()), 'Make the request')
  while (state.closedAt === null || inbox.size > 0 || !post.isDone(state.sends)) {
    alarm.set(state.closedAt === null ? nextRequestMoment(state) : null)
    await condition(() => Object.values(waits).some((waiting) => waiting()))
    if (waits.time()) await letTimePass()
    if (waits.calendar()) await takeNewCalendar()
    if (waits.message()) await takeNextMessage()
    if (waits.letters()) await settleLetters()
  }
  await condition(allHandlersFinished)
  return { outcome: state.outcome ?? 'none' }
}

// The recommendation process of one case at one responsible body, from the Ombudsman's report to its closure
// (memorandum 4.4 iii, 4.7, 4.8). What may happen, and what follows, is in domain/recommendation; this is the story.
import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow'
import type { RecommendationState } from '../../domain/recommendation/state.js'
import { createCase } from './case.js'

/** What is left when the case is over. */
export interface Ending {
  readonly outcome: string
}

/** Runs until the Ombudsman's officer has closed the case and its last letter has left. */
export async function recommendation(initial: RecommendationState): Promise<Ending> {
  const theCase = createCase(initial)
  const { waits } = theCase
  const shouldCarryOn = () => historyIsLong(theCase.state()) && theCase.isQuiet() && allHandlersFinished()
  if (!(await theCase.begin())) return { outcome: 'case-differs' }

  while (!theCase.isOver()) {
    theCase.armTimer()
    await condition(() => theCase.hasSomethingToDo() || shouldCarryOn())
    if (waits.time()) await theCase.letTimePass()
    if (waits.message()) await theCase.takeNextMessage()
    if (waits.calendar()) await theCase.takeNewCalendar()
    if (waits.locationNews()) await theCase.takeLocationNews()
    if (waits.letters()) await theCase.settleLetters()
    if (waits.contact()) await theCase.sendAgain()
    if (shouldCarryOn()) await continueAsNew<typeof recommendation>(theCase.state())
  }

  await condition(allHandlersFinished)
  return { outcome: theCase.state().outcome ?? 'none' }
}

const historyIsLong = ({ carryOnAfter = Infinity }: RecommendationState) =>
  workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > carryOnAfter

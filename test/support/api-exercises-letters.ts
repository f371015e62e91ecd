// The exercise of what is done about a letter that could not be delivered.
import type { Exercise } from './api-exercises.js'
import { officer, type Api } from './api.js'
import { begin } from './api-cases.js'

const UNREACHABLE = 'unreachable-home'
const REFERENCE = '99 999 901'

/** A case whose opening letter the mail server has refused for good. */
export async function refusedCase(api: Api, reference = REFERENCE) {
  await api.theatre.nameBody(UNREACHABLE, 'provider', 'refused-home@example.org')
  const begun = await begin(api, {
    reference,
    responsibleBodies: [{ id: UNREACHABLE, type: 'provider', planDueOn: '2027-01-20' }],
  })
  for (let tries = 0; !(await api.theatre.tasksOf(reference)).includes('letter-not-delivered'); tries += 1) {
    if (tries > 300) throw new Error('the letter is not refused')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return begun
}

export const LETTER_EXERCISES = {
  settleLetter: {
    case: (api: Api) => refusedCase(api),
    as: officer,
    body: {
      letter: `recommendation/${REFERENCE.replaceAll(' ', '-')}/${UNREACHABLE}:opening:1:0`,
      how: 'told-otherwise',
      reasons: 'Read out on the telephone.',
    },
    leadsTo: 'awaiting-plan',
  },
} satisfies Record<string, Exercise>

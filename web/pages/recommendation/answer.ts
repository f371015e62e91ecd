// The page behind the link in a letter: which case, what is due, how to answer. It shows no name, no words and no amount,
// because a forwarded letter opens it for whoever has it.
import type { LocalDate } from '../../../domain/calendar/local-date.js'
import { aboutInWords, dueByInWords, DUE_SAYS } from '../../../domain/recommendation/due-words.js'
import { STAGE_LABELS } from '../../../domain/recommendation/stages.js'
import type { LinkedCase, StandingItem } from '../../../prisma/read/due.js'
import { html, type Html } from '../../html.js'
import { page } from '../../layout.js'

/** The page of a link that is open. */
export function answerPage({ reference, stage, waitingOn, scope, due, closed, today }: LinkedCase): string {
  return page(
    `Case ${reference}`,
    html`<dl>
        <dt>Reference</dt>
        <dd>${reference}</dd>
        <dt>Stage</dt>
        <dd>${STAGE_LABELS[stage]}</dd>
      </dl>
      <h2>${HEADINGS[scope]}</h2>
      ${due.length ? dueTable(due, scope, today) : html`<p>${nothingDue(scope, closed, waitingOn)}</p>`}
      ${closed ? null : HOW_TO[scope]}
      <p class="quiet">
        This page shows no details of the complaint. The link in the letter is for its recipient only.
      </p>`,
  )
}

const HEADINGS: Record<LinkedCase['scope'], string> = {
  answer: 'What is due',
  assurance: 'What we ask of CQC',
  view: 'What is asked, and of whom',
}

function nothingDue(scope: LinkedCase['scope'], closed: boolean, waitingOn: LinkedCase['waitingOn']): string {
  const nothing = {
    answer: 'Nothing is due from you now.',
    assurance: 'We ask nothing of CQC now.',
    view: 'Nothing is asked of the body or of CQC now.',
  }[scope]
  if (closed) return `The case is closed. ${nothing}`
  if (!waitingOn.includes('ombudsman')) return nothing
  return scope === 'view'
    ? `${nothing} The next step is the Ombudsman’s.`
    : `${nothing} The next step is ours: we will write to you.`
}

/** Whom it is asked of stands in a manager's table only: everybody else reads what is asked of them. */
const dueTable = (due: readonly StandingItem[], scope: LinkedCase['scope'], today: LocalDate): Html =>
  html`<table>
    <thead>
      <tr>
        ${scope === 'view' ? html`<th>Of whom</th>` : null}
        <th>What</th>
        <th>For recommendation</th>
        <th>By when</th>
      </tr>
    </thead>
    <tbody>
      ${due.map(
        (item) =>
          html`<tr>
            ${scope === 'view' ? html`<td>${item.askedOf === 'cqc' ? 'CQC' : 'The body'}</td>` : null}
            <td>${DUE_SAYS[item.what]}</td>
            <td>${aboutInWords(item.recommendations)}</td>
            <td>${byWhen(item, today)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`

function byWhen(item: StandingItem, today: LocalDate): Html {
  const words = dueByInWords(item, item.standing, today)
  return item.standing === 'overdue' ? html`<strong>${words}</strong>` : html`${words}`
}

const WHO_ANSWERS = 'Give your name, your role and on whose authority you answer.'

const WAYS = html`<ul>
    <li>by the service that your organisation uses with its sign-in, or</li>
    <li>by e-mail, post or telephone to the case officer, with the reference: the letter says how.</li>
  </ul>
  <p>The case officer enters what comes by e-mail, post or telephone in your name.</p>`

const HOW_TO: Record<LinkedCase['scope'], Html | null> = {
  answer: html`<h2>How to answer</h2>
    <p>
      Say what you have done or will do, for each recommendation by its number, and what shows it.
      ${WHO_ANSWERS}
    </p>
    ${WAYS}`,
  assurance: html`<h2>How to answer</h2>
    <p>
      Of a plan or a recommendation: say that CQC has logged it, and when. Of a request for assurance: say
      that CQC is assured, has concerns, declines, finds it outside its remit, or will consider it at the next
      assessment. No date binds CQC. ${WHO_ANSWERS}
    </p>
    ${WAYS}`,
  view: null,
}

/** The page of a link that opens nothing any more; no detail of any case. */
export const closedLinkPage = (why: 'unknown' | 'expired' | 'revoked'): string =>
  page(
    'This link does not open a case',
    html`<p>
        ${
          {
            unknown:
              'There is no such link. Perhaps a part of it was lost on the way: copy the whole address from the letter.',
            expired: 'The link has expired.',
            revoked: 'The link has been withdrawn.',
          }[why]
        }
      </p>
      <p>Nothing is lost. Please use the link in the latest letter, or answer that letter.</p>`,
  )

// The page behind the link in a letter: which case, what is due, how to answer. It shows no name, no words and no amount,
// because a forwarded letter opens it for whoever has it.
import { inWords, parseLocalDate } from '../../../domain/calendar/local-date.js'
import { STAGE_LABELS } from '../../../domain/recommendation/stages.js'
import type { DueItem, LinkedCase } from '../../../prisma/read/due.js'
import { html, type Html } from '../../html.js'
import { page } from '../../layout.js'

/** The page of a link that is open. */
export function answerPage({ reference, stage, scope, due, closed }: LinkedCase): string {
  return page(
    `Case ${reference}`,
    html`<dl>
        <dt>Reference</dt>
        <dd>${reference}</dd>
        <dt>Stage</dt>
        <dd>${STAGE_LABELS[stage]}</dd>
      </dl>
      <h2>What is due</h2>
      ${due.length ? dueTable(due) : html`<p>${closed ? 'The case is closed. ' : null}Nothing is due from you now.</p>`}
      ${closed ? null : howTo(scope)}
      <p class="quiet">
        This page shows no details of the complaint. The link in the letter is for its recipient only.
      </p>`,
  )
}

const dueTable = (due: readonly DueItem[]): Html =>
  html`<table>
      <thead>
        <tr>
          <th>What</th>
          <th>For recommendation</th>
          <th>By the end of</th>
        </tr>
      </thead>
      <tbody>
        ${due.map(
          (item) =>
            html`<tr>
              <td>${WHAT[item.what]}</td>
              <td>${item.recommendations.join(', ')}</td>
              <td>${byWhen(item)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="quiet">Where such a day is no working day, the letter says until when we treat it as met.</p>`

/** Only the plan and the evidence are due by a date that a person sets; until when the rest is hoped for stands in the letter. */
function byWhen({ what, on }: DueItem): string {
  if (on !== null) return inWords(parseLocalDate(on))
  return what === 'plan' || what === 'evidence' ? 'no date is set yet' : 'the day that the letter names'
}

const WHAT: Record<DueItem['what'], string> = {
  plan: 'The action plan',
  evidence: 'Evidence of what was done',
  'seek-assurance': 'Your request for CQC’s assurance',
  'follow-up': 'Whether it is still in place',
  'log-plan': 'Log the accepted action plan',
  assurance: 'Your answer to the request for assurance',
}

function howTo(scope: LinkedCase['scope']): Html | null {
  if (scope === 'view') return null
  return html`<h2>How to answer</h2>
    <p>
      Say what you have done or will do, for each recommendation by its number, and what shows it. Give your
      name, your role and on whose authority you answer.
    </p>
    <ul>
      <li>by the service that your organisation uses with its sign-in, or</li>
      <li>by e-mail, post or telephone to the case officer, with the reference: the letter says how.</li>
    </ul>
    <p>The case officer enters what comes by e-mail, post or telephone in your name.</p>`
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

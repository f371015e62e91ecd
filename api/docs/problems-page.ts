// What each problem means and what a caller does about it: the address that stands in the “type” of its document.
import { html } from '../../web/html.js'
import { page } from '../../web/layout.js'
import { PROBLEM_CODES, PROBLEMS, type ProblemCode } from '../problems.js'

/** One problem. */
export const problemPage = (code: ProblemCode): string =>
  page(
    PROBLEMS[code].title,
    html`<dl>
        <dt>Type</dt>
        <dd><code>/problems/${code}</code></dd>
        <dt>Status</dt>
        <dd>${PROBLEMS[code].status}</dd>
        <dt>Remedy</dt>
        <dd>${PROBLEMS[code].remedy}</dd>
      </dl>
      <p><a href="/problems">Every problem</a></p>`,
  )

/** All problems. */
export const problemsPage = (): string =>
  page(
    'Problems of the API',
    html`<table>
      <thead>
        <tr>
          <th>Status</th>
          <th>Problem</th>
          <th>Remedy</th>
        </tr>
      </thead>
      <tbody>
        ${PROBLEM_CODES.map(
          (code) =>
            html`<tr>
              <td>${PROBLEMS[code].status}</td>
              <td><a href="/problems/${code}">${PROBLEMS[code].title}</a></td>
              <td>${PROBLEMS[code].remedy}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  )

// The process pages say what the tables say: a diagram or table that is out of date fails here (`npm run draw`).
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHANGE_PAGE, sectionsOfCaseChange } from '../../tools/drawing/case-change-page.js'
import { GATEWAYS_PAGE, gatewaysTable, provisionsTable } from '../../tools/drawing/gateways-table.js'
import { redrawn } from '../../tools/drawing/page.js'
import { PAGE, sectionsOfRecommendation } from '../../tools/drawing/recommendation-page.js'
import {
  CALENDARS_PAGE,
  REDATING_PAGE,
  sectionsOfCalendars,
  sectionsOfRedating,
} from '../../tools/drawing/redating-page.js'
import { REQUEST_PAGE, sectionsOfRequest } from '../../tools/drawing/regulation-request-page.js'
import { README, variablesTable } from '../../tools/drawing/variables-table.js'
import { filesIn, packageJson, sourcesIn, textOf } from './support/sources.js'

describe.each([
  [PAGE, sectionsOfRecommendation()],
  [REQUEST_PAGE, sectionsOfRequest()],
  [REDATING_PAGE, sectionsOfRedating()],
  [CALENDARS_PAGE, sectionsOfCalendars()],
  [CHANGE_PAGE, sectionsOfCaseChange()],
])('%s', (file, sections) => {
  const page = readFileSync(file, 'utf8')

  it.each(Object.keys(sections))('shows %s as the domain has it now', (name) => {
    expect(redrawn(page, { [name]: sections[name] ?? '' })).toBe(page)
  })

  it('has no drawn section that nothing draws', () => {
    const marked = [...page.matchAll(/<!-- drawn: (.+) -->/g)].map(([, name]) => name)
    expect(marked.sort()).toEqual(Object.keys(sections).sort())
  })
})

describe('the pages of the processes', () => {
  const pages = filesIn('docs/processes')
  /** Every word of the source that can be a name. */
  const known = new Set([
    ...sourcesIn('activities', 'api', 'domain', 'temporal', 'worker', 'workflows').flatMap(
      (file) => textOf(file).match(/[A-Za-z][\w-]*/g) ?? [],
    ),
    ...Object.keys(packageJson.dependencies),
  ])

  it.each(pages)(
    '%s names only what there is: workflows, transitions, events, kinds of tasks and letters',
    (page) => {
      const named = [
        ...textOf(page)
          .replace(/```[\s\S]*?```/g, '')
          .matchAll(/`([a-z]+(?:[A-Z-]\w+)+)`/g),
      ]
      expect(named.map(([, name]) => name ?? '').filter((name) => !known.has(name))).toEqual([])
    },
  )
})

describe('the page of the gateways', () => {
  it('shows the gateways that the domain knows', () => {
    const page = textOf(GATEWAYS_PAGE)
    expect(redrawn(page, { gateways: gatewaysTable(), provisions: provisionsTable() })).toBe(page)
  })
})

describe('README.md', () => {
  const readme = readFileSync(README, 'utf8')

  it('shows the variables that the configuration knows', () => {
    expect(redrawn(readme, { variables: variablesTable() })).toBe(readme)
  })

  it('says what every command does', () => {
    const said = (name: string) => new RegExp(`npm (run )?(--silent )?${name}(?![\\w:-])`).test(readme)
    expect(Object.keys(packageJson.scripts).filter((name) => !said(name))).toEqual([])
  })
})

describe('docs/decisions/', () => {
  const records = filesIn('docs/decisions').filter((file) => /\/\d{4}-/.test(file))

  it('lists every record by its title', () => {
    const index = textOf('docs/decisions/README.md')
    const row = (file: string) => {
      const name = path.posix.basename(file)
      const title = textOf(file).split('\n')[0]?.replace('# ', '') ?? ''
      return `| [${name.slice(0, 4)}](${name}) | ${title} |`
    }
    expect(records.filter((file) => !index.includes(row(file)))).toEqual([])
  })

  it('has one record for each number, each of at most 25 lines', () => {
    const numbers = records.map((file) => path.posix.basename(file).slice(0, 4))
    expect(numbers).toEqual(records.map((_, index) => String(index + 1).padStart(4, '0')))
    expect(records.filter((file) => textOf(file).split('\n').length > 25)).toEqual([])
  })
})

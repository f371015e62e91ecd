// The process pages say what the tables say: a diagram or table that is out of date fails here (`npm run draw`).
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { redrawn } from '../../embedded/drawing/page.js'
import { PAGE, sectionsOfRecommendation } from '../../embedded/drawing/recommendation-page.js'

describe('the page of the recommendation process', () => {
  const page = readFileSync(PAGE, 'utf8')
  const sections = sectionsOfRecommendation()

  it.each(Object.keys(sections))('shows %s as the domain has it now', (name) => {
    expect(redrawn(page, { [name]: sections[name] ?? '' })).toBe(page)
  })

  it('has no drawn section that nothing draws', () => {
    const marked = [...page.matchAll(/<!-- drawn: (.+) -->/g)].map(([, name]) => name)
    expect(marked.sort()).toEqual(Object.keys(sections).sort())
  })
})

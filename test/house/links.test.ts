// Every link from one page to another, to a heading or to a file leads somewhere.
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { exists, filesIn, textOf } from './support/sources.js'

const pages = filesIn().filter((file) => file.endsWith('.md'))

const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')

/** The anchors of a page as GitHub makes them from its headings. */
const anchorsOf = (file: string) =>
  [
    ...textOf(file)
      .replace(/```[\s\S]*?```/g, '')
      .matchAll(/^#+ +(.+)$/gm),
  ].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )

function brokenIn(page: string): string[] {
  const targets = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target]) => target ?? '',
  )
  return targets
    .filter((target) => !/^(https?|mailto):/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#')
      const to = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURI(file))
      if (!exists(to)) return true
      return anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).includes(anchor)
    })
    .map((target) => `${page} → ${target}`)
}

describe('the pages', () => {
  it('have no link that leads nowhere', () => {
    expect(pages.flatMap(brokenIn)).toEqual([])
  })

  it('name only files and folders that exist', () => {
    const rooms =
      'activities|api|cli|dev|docs|domain|examples|files|prisma|temporal|test|tools|web|worker|workflows'
    const named = new RegExp(`\`((?:${rooms})/[\\w./-]+)\``, 'g')
    const missing = pages.flatMap((page) =>
      [...textOf(page).matchAll(named)]
        .map(([, file]) => file ?? '')
        .filter((file) => !exists(file))
        .map((file) => `${page}: ${file}`),
    )
    expect(missing).toEqual([])
  })
})

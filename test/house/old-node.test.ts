// On a Node that is too old every command says so: what is loaded before that is checked runs there too.
import { describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import ts from 'typescript'
import { CHECKOUT } from '../../dev/place.js'
import { findings, packageJson, textOf, treeOf } from './support/sources.js'

const CHECK = 'dev/check-node.mjs'
/** What npm starts by plain Node; the others are TypeScript, which nothing runs before the packages are installed. */
const ENTRIES = [
  ...new Set(
    Object.values(packageJson.scripts).flatMap((script) => /^node ([\w./-]+\.mjs)/.exec(script)?.[1] ?? []),
  ),
]

const importsOf = (file: string) =>
  treeOf(file).statements.flatMap((s) =>
    ts.isImportDeclaration(s) && ts.isStringLiteral(s.moduleSpecifier) ? [s.moduleSpecifier.text] : [],
  )

describe('every command that plain Node starts', () => {
  it('is looked at', () => {
    expect(ENTRIES).toEqual(expect.arrayContaining(['dev/start.mjs', 'dev/prepared.mjs', 'test/run.mjs']))
  })

  it.each(ENTRIES)('%s checks Node first, and loads nothing of ours before', (file) => {
    const [first, ...others] = importsOf(file)
    expect(path.posix.join(path.posix.dirname(file), first ?? '')).toBe(CHECK)
    expect(others.filter((name) => !name.startsWith('node:'))).toEqual([])
  })

  it('checks by what Node 14 has', () => {
    expect(importsOf(CHECK)).toEqual(['node:fs'])
    // Syntax and names that came later; each would end the process before the message.
    const later =
      /import\.meta\.(dirname|filename)|\.at\(|\?\?=|\|\|=|&&=|structuredClone|Object\.hasOwn|replaceAll|#\w+\s*[=;(]/
    expect(textOf(CHECK)).not.toMatch(later)
    for (const file of ENTRIES) expect(textOf(file)).not.toMatch(/import\.meta\.(dirname|filename)/)
    expect(findings(CHECK, (n) => (ts.isAwaitExpression(n) ? 'awaits' : undefined))).toEqual([])
  })
})

describe('the check', () => {
  /** As if this Node were of another version: the check reads it where every program does. */
  const checkAs = (version: string) => {
    const preload = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`
    const { status, stderr } = spawnSync(process.execPath, ['--import', preload, CHECK], {
      cwd: CHECKOUT,
      encoding: 'utf8',
    })
    return { status, stderr }
  }
  it.each(['14.21.3', '18.20.8', '20.18.3', '20.9.0'])('says of Node %s what to install', (version) => {
    expect(checkAs(version)).toEqual({
      status: 1,
      stderr: `Node ${version} is too old: install Node 20.19 or newer (24 is recommended).\n`,
    })
  })

  it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0', '100.0.0'])('lets Node %s pass', (version) => {
    expect(checkAs(version)).toEqual({ status: 0, stderr: '' })
  })
})

describe('the recommended Node', () => {
  it('is the same for a person, in the image and in the message', () => {
    const major = textOf('.nvmrc').trim()
    expect(major).toMatch(/^\d+$/)
    expect(textOf('Dockerfile')).toMatch(new RegExp(`^FROM node:${major}\\.`, 'm'))
    expect(textOf('README.md')).toContain(`Node ${major}`)
    expect(textOf(CHECK)).toContain(`${major} is recommended`)
  })
})

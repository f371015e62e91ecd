// The import rules catch what they forbid: in a checkout of five lines that breaks each of them.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { CHECKOUT } from '../../dev/place.js'

const FORBIDDEN = {
  'domain/rule.ts': `import '../api/route.js'\nimport 'node:fs'\n`,
  'api/route.ts': `import 'fast-check'\nexport const route = 1\n`,
  'workflows/case/workflow.ts': `import 'node:crypto'\nimport '../../temporal/desk.js'\n`,
  'temporal/desk.ts': `import '../workflows/case/workflow.js'\n`,
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-imports-'))
  for (const [file, text] of Object.entries(FORBIDDEN)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  for (const file of ['tsconfig.json', 'package.json'])
    copyFileSync(path.join(CHECKOUT, file), path.join(folder, file))
  symlinkSync(path.join(CHECKOUT, 'node_modules'), path.join(folder, 'node_modules'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('forbidden imports are found, each by its rule', () => {
  const rooms = new Set(Object.keys(FORBIDDEN).map((file) => file.split('/')[0] ?? ''))
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      path.join(CHECKOUT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      path.join(CHECKOUT, '.dependency-cruiser.cjs'),
      ...rooms,
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  expect(status).toBeGreaterThan(0)
  const broken = [...stdout.matchAll(/error ([\w-]+):/g)].map(([, rule]) => rule)
  expect([...new Set(broken)].sort()).toEqual([
    'domain-imports',
    'domain-is-pure',
    'no-cycles',
    'processes-are-ends',
    'product-packages',
    'temporal-types-only',
    'workflows-imports',
    'workflows-packages',
  ])
})

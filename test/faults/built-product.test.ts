// What `npm run build` makes, and what the image runs, really starts and carries a case: compiled, with the prebuilt bundle,
// in an empty folder with the packages of production alone. Here because it takes long; nothing is killed.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '../../dev/place.js'
import { OWNER_ROLE } from '../../dev/postgres/databases.js'
import { withConnection } from '../../prisma/connection.js'
import { packageJson } from '../house/support/sources.js'
import { deployedProduct } from '../support/built.js'
import {
  ADMINISTRATOR_ACCOUNT,
  OFFICER_ACCOUNT,
  patientClient,
  startProduct,
  type Product,
} from '../support/product.js'
import { startStack } from '../support/stack.js'

const run = promisify(execFile)
const stack = startStack()
/** Made-up cases. */
const CASES = path.join(CHECKOUT, 'examples', 'fictional.json')
/** The address of a database as its owner, who may make others. */
const ownerUrl = (database: string) => {
  const { host, port, ownerPassword } = stack.postgres
  return `postgresql://${OWNER_ROLE}:${ownerPassword}@${host}:${port}/${database}`
}

let product: Product
beforeAll(async () => {
  product = await startProduct(stack, ['worker', 'api'], { from: deployedProduct() })
}, 240_000)
afterAll(() => product.end())

/** Runs one of the built programs to its end, told what the image is told. */
const program = async (file: string, env: Record<string, string | undefined> = {}, ...args: string[]) =>
  run(process.execPath, [path.join(await deployedProduct(), file), ...args], {
    env: { ...process.env, ...product.environment, ...env },
  })

describe('the built product', () => {
  it('says that it is ready, and which version it is', async () => {
    const ready = await fetch(`${product.url}/ready`)
    expect({ status: ready.status, body: await ready.json() }).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    })
    expect(await (await fetch(`${product.url}/version`)).json()).toMatchObject({ name: 'followthrough' })
  })

  it('carries a case from its start', async () => {
    const officer = await patientClient(product, stack, OFFICER_ACCOUNT)
    const administrator = await patientClient(product, stack, ADMINISTRATOR_ACCOUNT)
    const body = { id: 'example-built-council', type: 'council', name: 'Example Built Council (fictional)' }
    await administrator('POST', '/bodies', body)
    const started = await officer('POST', '/cases', {
      reference: '99 700 001',
      decisionDate: '2026-01-05',
      category: 'Adult care services',
      subCategory: 'Charging',
      finding: 'Upheld',
      kind: 'statement',
      team: 'Team 4',
      responsibleBodies: [{ id: body.id, type: body.type }],
      mayBeShared: false,
      recommendations: [
        { kind: 'personal-remedy', summary: 'apologise', requires: 'evidence', assurance: false },
      ],
    })
    expect(started.status).toBe(201)
    const note = await officer('POST', `/cases/99-700-001/bodies/${body.id}/notes`, { text: 'Looked at it.' })
    expect(note).toMatchObject({ status: 200, body: { stage: 'carrying-out' } })
  })

  it('tells its health check that the worker asks for work', async () => {
    expect((await program('worker/health.js')).stdout).toBe('up\n')
    await expect(program('worker/health.js', { TASK_QUEUE: 'nobody-asks-here' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no worker on this machine has asked for work'),
    })
  })

  it('migrates an empty database and brings Temporal to what it needs', async () => {
    const { adminUrl } = stack.postgres
    const name = `built_${randomBytes(4).toString('hex')}`
    await withConnection(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`))
    const DATABASE_OWNER_URL = ownerUrl(name)
    expect((await program('cli/migrate.js', { DATABASE_OWNER_URL })).stdout).toMatch(/^Applied: /)
    expect((await program('cli/set-up.js')).stdout).toMatch(/is ready\.$/m)
  })

  it('is installed without a package of development', async () => {
    const installed = readdirSync(path.join(await deployedProduct(), '..', 'node_modules'))
    const unwanted = Object.keys(packageJson.devDependencies).filter((name) => installed.includes(name))
    // The library that writes the OpenAPI document needs yaml as well.
    expect(unwanted).toEqual(['yaml'])
    expect(installed).toContain('express')
  })

  it.each(['cli', 'api', 'worker', 'prisma', 'temporal'])('has the folder %s', async (name) => {
    expect(existsSync(path.join(await deployedProduct(), name))).toBe(true)
  })

  it.each(['dev', 'tools', 'test'])('has no folder %s', async (name) => {
    expect(existsSync(path.join(await deployedProduct(), name))).toBe(false)
  })
})

describe("an operator's commands, built", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'followthrough-commands-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('import takes a case over', async () => {
    const { stdout } = await program('cli/import.js', {}, CASES, '--dry-run')
    expect(stdout).toMatch(/would be|dry run/i)
  })

  it('calendar lists the bank holidays', async () => {
    expect((await program('cli/calendar.js', {}, 'show', 'england')).stdout).toContain('Christmas Day')
  })

  it('cqc-directory says what it cannot read', async () => {
    const file = path.join(folder, 'not-there.csv')
    await expect(program('cli/cqc-directory.js', {}, 'import', file)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not-there.csv'),
    })
  })

  it('due-date counts', async () => {
    const asked = ['--wording', 'within 20 working days', '--from', '2026-12-03']
    // 20 working days after 3 December 2026, with Christmas Day, 28 December and 1 January: 5 January 2027.
    expect((await program('cli/due-date.js', {}, ...asked)).stdout).toContain('5 January 2027')
  })

  it('rehearse plays a case', async () => {
    const file = path.join(folder, 'one-case.json')
    const [first] = JSON.parse(readFileSync(CASES, 'utf8')) as { reference: string }[]
    writeFileSync(file, JSON.stringify([first]))
    const { stdout } = await program('cli/rehearse.js', { DATABASE_OWNER_URL: ownerUrl('postgres') }, file)
    expect(stdout).toContain(first?.reference)
  }, 180_000)
})

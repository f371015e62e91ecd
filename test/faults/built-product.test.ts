// What `npm run build` makes, and what the image runs, really starts and carries a case: compiled, without tsx, with the
// prebuilt bundle. Here because it takes long; nothing is killed.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { withConnection, OWNER_ROLE } from '../../embedded/postgres/databases.js'
import { builtProduct } from '../support/built.js'
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

let product: Product
beforeAll(async () => {
  product = await startProduct(stack)
}, 240_000)
afterAll(() => product.end())

/** Runs one of the built programs to its end, told what the image is told. */
const program = async (file: string, env: Record<string, string | undefined> = {}) =>
  run(process.execPath, [path.join(await builtProduct(), file)], {
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
    const { adminUrl, host, port, ownerPassword } = stack.postgres
    const name = `built_${randomBytes(4).toString('hex')}`
    await withConnection(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`))
    const DATABASE_OWNER_URL = `postgresql://${OWNER_ROLE}:${ownerPassword}@${host}:${port}/${name}`
    expect((await program('prisma/deploy.js', { DATABASE_OWNER_URL })).stdout).toMatch(/^Applied: /)
    expect((await program('worker/set-up.js')).stdout).toMatch(/is ready\.$/m)
  })
})

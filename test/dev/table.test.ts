// The table that `npm start` ends with names no address at which nothing is.
import { describe, expect, it } from '@jest/globals'
import type { Settings } from '../../dev/settings.js'
import { startTable } from '../../dev/table.js'

const UI = 'http://127.0.0.1:8233'
const own = {
  postgres: true,
  database: true,
  temporal: true,
  temporalUi: true,
  mail: true,
  signIn: true,
}
const product = {
  HOST: '127.0.0.1',
  PORT: '3000',
  PUBLIC_URL: 'http://127.0.0.1:3000',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  TEMPORAL_UI_URL: UI,
  SMTP_URL: 'smtp://mail.example.org:25',
  OIDC_ISSUER: 'http://127.0.0.1:9000',
}
const ports = { mailWeb: 8025 } as Settings['ports']
const server = (ui: string | undefined) => ({ kind: 'server' as const, server: '', schemaTool: '', ui })
const table = (changes: Partial<Settings>, programs?: Parameters<typeof startTable>[1]) =>
  startTable({ own, product, ports, moved: [], ...changes }, programs)

describe('the table', () => {
  it('names the Web UI that was built, or came with the command line program', () => {
    expect(table({}, server('/programs/ui'))).toContain(UI)
    expect(table({}, { kind: 'command-line', program: '/programs/temporal' })).toContain(UI)
  })

  it('says what a power cut may lose, where the command line program keeps the cases', () => {
    const lost = 'if the power fails, it may lose the last of them'
    expect(table({}, { kind: 'command-line', program: '/programs/temporal' })).toContain(lost)
    expect(table({}, server('/programs/ui'))).not.toContain(lost)
    expect(table({})).not.toContain(lost)
  })

  it('names Temporal itself when its Web UI could not be built', () => {
    const printed = table({}, server(undefined))
    expect(printed).not.toContain(UI)
    expect(printed).toMatch(/Temporal +127\.0\.0\.1:7233/)
  })

  it('names the Web UI of another Temporal when its address is set, else that Temporal', () => {
    const others = { ...own, temporal: false, temporalUi: false }
    expect(table({ own: others })).toContain(UI)
    const { TEMPORAL_UI_URL: _, ...without } = product
    expect(table({ own: others, product: without })).toMatch(/Temporal +127\.0\.0\.1:7233/)
  })

  it('offers the demonstration accounts with their own sign-in only, and the mail catcher with its own mail', () => {
    const others = table({ own: { ...own, signIn: false, mail: false } }, server(UI))
    expect(others).not.toContain('officer')
    expect(others).toMatch(/Mail server +mail\.example\.org:25/)
  })
})

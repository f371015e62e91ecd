// The shipped migrations can each be run in one transaction, name the rights that they give, and say what they are for.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '../../dev/place.js'
import { packageJson, sourcesIn, textOf } from './support/sources.js'

const FOLDER = 'prisma/migrations'
const migrations = readdirSync(path.join(CHECKOUT, FOLDER), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** Without comments and the bodies of functions, where BEGIN means another thing. */
const statementsOf = (sql: string) => sql.replace(/--.*$/gm, '').replace(/\$\$[\s\S]*?\$\$/g, '')

describe.each(migrations)('%s', (name) => {
  const sql = textOf(`${FOLDER}/${name}/migration.sql`)

  it('begins with a comment, and has nothing beside it in its folder', () => {
    expect(sql).toMatch(/^-- \S.{20}/)
    expect(readdirSync(path.join(CHECKOUT, FOLDER, name))).toEqual(['migration.sql'])
  })

  it('neither begins nor ends a transaction, and holds nothing that cannot run in one', () => {
    const breaking = /^\s*(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|VACUUM)\b.*|.*\bCONCURRENTLY\b.*/gim
    expect(statementsOf(sql).match(breaking)).toBeNull()
  })

  it('gives the product rights on tables that it names, never on all', () => {
    expect(statementsOf(sql)).not.toMatch(/ON ALL (TABLES|SEQUENCES)|DEFAULT PRIVILEGES|_prisma_migrations/i)
  })
})

it('nothing that runs in production loads Prisma’s schema engine', () => {
  const loading = sourcesIn().filter((file) => /from '@prisma\/schema-engine/.test(textOf(file)))
  expect(loading).toEqual(['test/support/schema-engine.ts'])
  expect(Object.keys(packageJson.dependencies).filter((name) => /schema-engine|^prisma$/.test(name))).toEqual(
    [],
  )
})

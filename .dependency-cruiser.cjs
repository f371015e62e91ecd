// Who may import whom: the table of docs/architecture.md, checked in `npm test`.
// A module is a top-level folder; what is not allowed here is forbidden.

/** Modules and files that each module may import at run time. */
const atRunTime = {
  domain: ['domain'],
  workflows: ['domain', 'workflows/shared'],
  // What a content is, where it lies, who scans it: the API takes files in, the worker scans and sweeps them.
  files: ['files', 'domain'],
  activities: [
    'activities',
    'domain',
    'files',
    'prisma/(write|generated)',
    'prisma/client\\.ts',
    'temporal/desk',
  ],
  prisma: ['prisma', 'domain', 'configuration\\.ts'],
  temporal: ['temporal', 'domain', 'workflows/[^/]+/messages\\.ts'],
  worker: ['worker', 'activities', 'files', 'prisma', 'temporal', 'domain', 'configuration\\.ts'],
  api: [
    'api',
    'web',
    'domain',
    'files',
    'temporal',
    'prisma/(read|intake|generated)',
    'prisma/client\\.ts',
    'prisma/calendar-seed\\.ts',
    'configuration\\.ts',
  ],
  web: ['web', 'domain', 'temporal', 'prisma/(read|intake|generated)', 'prisma/client\\.ts'],
  // The commands of a deployment. The import starts cases as the API does; a rehearsal carries them in a worker of its own.
  cli: [
    'cli',
    'domain',
    'activities',
    'prisma',
    'temporal',
    'configuration\\.ts',
    'api/(recommendation/start-case|directory/change|calendars/decide)\\.ts',
    'worker/create\\.ts',
  ],
  // What `npm start` brings up on one machine, and what builds and draws: never in the image.
  dev: ['dev', 'cli', 'domain', 'prisma', 'temporal', 'configuration\\.ts'],
  tools: ['tools', 'dev', 'domain', 'prisma/calendar-seed\\.ts', 'configuration\\.ts'],
  test: ['.*'],
}

/** What each module may import besides, as types that leave nothing behind at run time. */
const asTypes = {
  workflows: ['activities'],
  temporal: ['workflows'],
  api: ['workflows'],
  web: ['workflows'],
}

/** The only packages that durable code may load: everything else would differ between two replays. */
const packagesOfWorkflows = ['@temporalio/workflow', '@temporalio/common']

const inside = (patterns) => `^(${patterns.join('|')})`

const rooms = Object.entries(atRunTime).flatMap(([room, allowed]) => {
  const own = room === 'workflows' ? ['workflows/index\\.ts'] : []
  const types = asTypes[room] ?? []
  return [
    {
      name: `${room}-imports`,
      comment: `${room} may import at run time: ${allowed.join(', ')}`,
      severity: 'error',
      from: {
        path: `^${room}/`,
        pathNot: inside(['workflows/index\\.ts', 'workflows/[^/]+/', 'node_modules']),
      },
      to: {
        path: inside(Object.keys(atRunTime).concat('configuration')),
        pathNot: inside([...allowed, ...own, ...types]),
      },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `${room}-types-only`,
            comment: `${room} may import ${types.join(', ')} as types only`,
            severity: 'error',
            from: { path: `^${room}/` },
            to: {
              path: inside(types),
              pathNot: inside([...allowed, `${room}/`]),
              dependencyTypesNot: ['type-only'],
            },
          },
        ]),
  ]
})

module.exports = {
  forbidden: [
    ...rooms,
    {
      name: 'workflows-imports',
      comment: 'A process imports domain, its own folder and workflows/shared; of activities the types.',
      severity: 'error',
      from: { path: '^workflows/([^/]+)/' },
      to: {
        path: inside(Object.keys(atRunTime).concat('configuration')),
        pathNot: ['^domain/', '^workflows/shared/', '^workflows/$1/', '^activities/'],
      },
    },
    {
      name: 'workflows-packages',
      comment: `Durable code loads ${packagesOfWorkflows.join(' and ')}, and nothing that could differ at a replay.`,
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: packagesOfWorkflows.map((name) => `node_modules/${name}/`),
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-packages',
      comment: 'What is deployed has no development packages: the product’s modules load none.',
      severity: 'error',
      from: {
        path: '^(configuration|(domain|workflows|files|activities|prisma|temporal|worker|api|web|cli)/)',
      },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-is-pure',
      comment: 'The rules know no clock, no input and no output: no Node module.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workflows-read-no-words',
      comment:
        'Words are read before they are stored: the recogniser would only make every workflow heavier.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^domain/calendar/wording\\.ts$', reachable: true },
    },
    {
      name: 'processes-are-ends',
      comment: 'Nothing imports api or worker but cli, and that only what its module lists. Tests may.',
      severity: 'error',
      from: { pathNot: '^(api|worker|cli|test)/' },
      to: { path: '^(api|worker)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: '^(node_modules|prisma/generated)' },
    exclude: { path: '^(\\.state|dist|coverage|prisma/generated/(internal|models))' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}

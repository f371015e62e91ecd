// The projects of `npm test` that Jest runs: one for each kind of promise, so that each runs alone.
// Only `stack` and `faults` bring up the real PostgreSQL, Temporal, mail catcher and sign-in.

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/.state/', '<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
}

const within = (...folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`)
const stack = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
}

/** @type {import('jest').Config} */
export default {
  testTimeout: 60_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: within('domain', 'embedded', 'files') },
    { ...shared, displayName: 'house', testMatch: within('house') },
    {
      ...shared,
      ...stack,
      displayName: 'stack',
      testMatch: within(
        'workflows',
        'activities',
        'api',
        'web',
        'replay',
        'memorandum',
        'prisma',
        'temporal',
      ),
    },
    { ...shared, ...stack, displayName: 'faults', testMatch: within('faults') },
  ],
}

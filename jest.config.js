// The projects of `npm test` that Jest runs: one for each kind of promise, so that each runs alone.
// Only `stack`, `starter` and `faults` bring up the real PostgreSQL, Temporal, mail catcher and sign-in.

// Plain Node processes that each load the product once and run one file after the other (docs/decisions/0024).
const shared = {
  runner: '<rootDir>/test/support/jest/runner.mjs',
  setupFiles: ['<rootDir>/test/support/jest/register.mjs'],
  modulePathIgnorePatterns: ['<rootDir>/.state/', '<rootDir>/dist/'],
  transform: {},
}

const within = (...folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`)
const stack = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
}

/** @type {import('jest').Config} */
export default {
  // With one worker the runner cannot end a run of several projects.
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/jest/sequencer.mjs',
  projects: [
    { ...shared, displayName: 'unit', testMatch: within('domain', 'law', 'cli', 'dev', 'tools', 'files') },
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
    // Apart from the other faults: what `npm start` brings up gives way to whatever else runs.
    { ...shared, ...stack, displayName: 'starter', testMatch: ['<rootDir>/test/faults/starter*.test.ts'] },
    { ...shared, ...stack, displayName: 'faults', testMatch: ['<rootDir>/test/faults/!(starter)*.test.ts'] },
  ],
}

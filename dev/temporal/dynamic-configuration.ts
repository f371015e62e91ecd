// Temporal's dynamic configuration here: time may be skipped in the test and rehearsal namespaces, and nowhere else.

/**
 * How often each queue of a shard may be read, a second. The server's own 20 are meant for hundreds of shards: of the
 * four here, each carries so much that one case alone is made to wait.
 */
const READ_BY_ONE_SHARD = [
  'history.transferProcessorMaxPollRPS',
  'history.timerProcessorMaxPollRPS',
  'history.visibilityProcessorMaxPollRPS',
]
const READS_A_SECOND = 500

/**
 * Into how many partitions a task queue is split. The server's own four forward to each other; a worker's poll whose
 * forwarding failed once, as when PostgreSQL was killed, then sits in an idle partition until it ends after a minute,
 * while the work waits in another. One partition carries many times what one machine can do.
 */
const PARTITIONS = ['matching.numTaskqueueReadPartitions', 'matching.numTaskqueueWritePartitions']

/**
 * The file for the production server.
 *
 * @param skipping namespaces in which workflows may skip time; elsewhere the server refuses it
 */
export function dynamicConfiguration(skipping: readonly string[]): string {
  const each = (value: string) =>
    skipping
      .map((namespace) => `  - value: ${value}\n    constraints:\n      namespace: ${namespace}\n`)
      .join('')
  return [
    'frontend.WorkflowTimeSkippingEnabled:\n  - value: false\n',
    each('true'),
    // Without it every timer costs up to a second of real time.
    'history.timerProcessorMaxTimeShift:\n  - value: 1ms\n',
    ...READ_BY_ONE_SHARD.map((setting) => `${setting}:\n  - value: ${READS_A_SECOND}\n`),
    ...PARTITIONS.map((setting) => `${setting}:\n  - value: 1\n`),
    // Without it virtual time jumps after continue-as-new.
    'history.workflowIdReuseMinimalInterval:\n  - value: 1s\n',
    each('0s'),
  ].join('')
}

/** The same for the command line program, which knows no constraints: there every namespace may skip time. */
export function dynamicValues(): string[] {
  return [
    'frontend.WorkflowTimeSkippingEnabled=true',
    'history.timerProcessorMaxTimeShift="1ms"',
    ...READ_BY_ONE_SHARD.map((setting) => `${setting}=${READS_A_SECOND}`),
    ...PARTITIONS.map((setting) => `${setting}=1`),
    'history.workflowIdReuseMinimalInterval="0s"',
  ]
}

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
 * Nobody uses Temporal's HTTP API, which takes a request of any web page that a person here has open: one of them ended
 * every case. The command line program cannot leave its port shut, so no host that a request can name is allowed: a name
 * with a space in it is refused before (docs/decisions/0029).
 */
const NO_HOST = ' '

/** Once a day the server would tell Temporal's makers its version and ask for a newer. */
const VERSION_CHECK = 'frontend.enableServerVersionCheck'

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
    `frontend.httpAllowedHosts:\n  - value: ['${NO_HOST}']\n`,
    `${VERSION_CHECK}:\n  - value: false\n`,
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
    `frontend.httpAllowedHosts=["${NO_HOST}"]`,
    `${VERSION_CHECK}=false`,
    'history.timerProcessorMaxTimeShift="1ms"',
    ...READ_BY_ONE_SHARD.map((setting) => `${setting}=${READS_A_SECOND}`),
    ...PARTITIONS.map((setting) => `${setting}=1`),
    'history.workflowIdReuseMinimalInterval="0s"',
  ]
}

// Temporal's dynamic configuration here: time may be skipped in the test and rehearsal namespaces, and nowhere else.

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
    'history.workflowIdReuseMinimalInterval="0s"',
  ]
}

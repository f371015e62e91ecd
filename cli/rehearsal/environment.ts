// What a rehearsal is told in place of the product's own variables: it must not touch the product, and cannot reach anybody.

/** The namespace of rehearsals; in it, and in tests, time may be skipped. */
export const REHEARSAL_NAMESPACE = 'rehearsal'

/** The product's variables as a rehearsal has them. */
export const rehearsalEnvironment = <T extends NodeJS.ProcessEnv>(product: T) => ({
  ...product,
  TEMPORAL_NAMESPACE: REHEARSAL_NAMESPACE,
  TASK_QUEUE: REHEARSAL_NAMESPACE,
  // Nothing answers to this name, by RFC 6761.
  SMTP_URL: 'smtp://rehearsal.invalid:25',
})

// One function owns each id of the recommendation process. Business keys start with the workflow's id, so that one
// word in a log finds the case, its ledger rows, its letters and its tasks.

/** An Ombudsman's reference: `24 019 903`, with an optional letter for a joint or split case. */
export const REFERENCE = /^\d{2} \d{3} \d{3}[a-z]?$/

/** The reference as it stands in addresses and ids: hyphens for spaces. */
export const hyphenated = (reference: string) => reference.replaceAll(' ', '-')

/** The reference as people write it, from an address. */
export const spaced = (reference: string) => reference.replaceAll('-', ' ')

/** One durable workflow per case and responsible body. */
export const recommendationWorkflowId = (reference: string, bodyId: string) =>
  `recommendation/${hyphenated(reference)}/${bodyId}`

/** The business key of something in a case: a letter item, a task. */
export const businessKey = (workflowId: string, ...parts: (string | number)[]) =>
  `${workflowId}:${parts.join(':')}`

/** Letters to a body go to whoever is its current contact. */
export const bodyRecipient = (bodyId: string): `body/${string}` => `body/${bodyId}`

export type Recipient = `body/${string}` | 'cqc' | 'manager'

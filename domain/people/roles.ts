// Who uses the product and in whose name they act (memorandum 3.1: neither body can act in the other's name).

/** `manager`: the Casework Manager; `director`: the Director of Investigation (LGSCO Compliance Manual). */
export const ROLES = [
  'case-officer',
  'manager',
  'director',
  'cqc-officer',
  'body-contact',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ORGANISATIONS = ['ombudsman', 'cqc', 'body'] as const
export type Organisation = (typeof ORGANISATIONS)[number]

/** A signed-in person. `subject` is the sign-in service's opaque id, never a name; `bodyId` is set for a body's contact. */
export interface Actor {
  readonly subject: string
  readonly role: Role
  readonly bodyId?: string
}

const ORGANISATION: Record<Role, Organisation> = {
  'case-officer': 'ombudsman',
  manager: 'ombudsman',
  director: 'ombudsman',
  administrator: 'ombudsman',
  'cqc-officer': 'cqc',
  'body-contact': 'body',
}

/** The organisation in whose name this role acts. */
export const organisationOf = (role: Role): Organisation => ORGANISATION[role]

/** How an answer reached the Ombudsman when an officer enters it for somebody else. */
export const CHANNELS = ['email', 'post', 'telephone'] as const
export type Channel = (typeof CHANNELS)[number]

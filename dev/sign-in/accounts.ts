// The demonstration accounts: one for each role, plainly made up. They exist on one machine only; a real deployment
// has its own identity provider, with these claims in its tokens.

export type Role = 'case-officer' | 'manager' | 'director' | 'cqc-officer' | 'body-contact' | 'administrator'

/** What a token says about a person, besides who they are. */
export interface Claims {
  name: string
  roles: Role[]
  organisation: 'ombudsman' | 'cqc' | 'body'
  /** For a contact of a body: the id of that body, and no other's cases are shown. */
  body?: string
}

/** Account name, as given to `npm run token`, and what its tokens say. */
export const ACCOUNTS: Readonly<Record<string, Claims>> = {
  officer: { name: 'Olive Officer', roles: ['case-officer'], organisation: 'ombudsman' },
  manager: { name: 'Max Manager', roles: ['manager'], organisation: 'ombudsman' },
  director: { name: 'Dana Director', roles: ['director'], organisation: 'ombudsman' },
  cqc: { name: 'Quinn Inspector', roles: ['cqc-officer'], organisation: 'cqc' },
  provider: {
    name: 'Pat Provider',
    roles: ['body-contact'],
    organisation: 'body',
    body: 'example-care-home',
  },
  council: { name: 'Corey Council', roles: ['body-contact'], organisation: 'body', body: 'example-council' },
  administrator: { name: 'Ada Administrator', roles: ['administrator'], organisation: 'ombudsman' },
}

/** The account of this name, if there is one. */
export const accountOf = (name: string): Claims | undefined =>
  Object.hasOwn(ACCOUNTS, name) ? ACCOUNTS[name] : undefined

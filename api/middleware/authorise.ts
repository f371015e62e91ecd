// In which role a person acts: the first that the operation asks for and the token has. Neither organisation can act in
// the other's name (memorandum 3.1), so a token with roles of two organisations is refused.
import { organisationOf, type Actor, type Role } from '../../domain/people/roles.js'
import { Problem } from '../problem.js'
import type { Principal } from '../sign-in/verifier.js'

/** The person as the operation sees them. @throws the problem `wrong-role` */
export function actorFor(principal: Principal | undefined, allowed: readonly Role[]): Actor {
  if (principal === undefined) throw new Error('a route for signed-in people was reached by nobody')
  const { subject, roles, bodyId } = principal
  const organisations = new Set(roles.map(organisationOf))
  if (organisations.size > 1)
    throw new Problem('wrong-role', {
      detail: `The token has roles of ${organisations.size} organisations; nobody acts for two.`,
    })
  const role = allowed.find((r) => roles.includes(r))
  if (role === undefined)
    throw new Problem('wrong-role', {
      detail: roles.length
        ? `A ${roles.join(' and ')} may not do this.`
        : 'The token names no role of this product.',
      errors: [
        {
          parameter: 'Authorization',
          problem: 'has the wrong role',
          remedy: `it is for: ${allowed.join(', ')}`,
        },
      ],
    })
  if (role === 'body-contact' && bodyId === undefined)
    throw new Problem('wrong-role', {
      detail: 'The token of a body’s contact does not say which body (claim “body”).',
    })
  return { subject, role, ...(role === 'body-contact' && bodyId !== undefined && { bodyId }) }
}

// `npm run calendar -- rule`, `ladder`, `limit`, `gateway` and `provision`: show one with its history, or correct it with a
// reason.
// A correction rests on the version that is read here: when two people correct at once, the second is told.
import type { DecidePorts } from '../../api/calendars/decide.js'
import type { Actor } from '../../domain/people/roles.js'
import type { LawEntry } from '../../domain/law/law.js'
import {
  readGateways,
  readPolicies,
  readProvisions,
  readRules,
  type LawWithHistory,
} from '../../prisma/read/corrections.js'
import { answerTo, decided, reasonIn, success, WrongCommand, type Answer } from './answer.js'
import { POLICY_OPTIONS, POLICY_USAGE, policyCorrectionIn, type PolicyOptions } from './policy-options.js'
import { LAW_OPTIONS, LAW_USAGE, lawCorrectionIn, type LawOptions } from './law-options.js'
import { printLawEntry } from './print-law.js'
import { printPolicy } from './print-policies.js'
import { printRule } from './print-rules.js'
import { correctionIn, isCorrection, RULE_OPTIONS, RULE_USAGE, type RuleOptions } from './rule-options.js'

interface Values extends RuleOptions, PolicyOptions, LawOptions {
  readonly reason?: string | undefined
  readonly seen?: string | undefined
  readonly json: boolean
}

/** Shows the rule, or corrects it when an option says what is to be different. */
export async function correctRule(
  ports: DecidePorts,
  id: string,
  values: Values,
  actor: Actor,
): Promise<Answer> {
  const found = oneOf(await readRules(ports.database), id, 'rule')
  refuseOthers(values, RULE_OPTIONS)
  if (!isCorrection(values) && values.reason === undefined)
    return success(values.json ? JSON.stringify(found, null, 2) : printRule(found))
  if (!isCorrection(values)) throw new WrongCommand(`Say what is to be different.\n${RULE_USAGE}`)
  const { amount, disputed } = values
  if (amount !== undefined && !/^\d{1,4}$/.test(amount)) throw new WrongCommand('--amount is a whole number')
  if (disputed !== undefined && disputed !== 'yes' && disputed !== 'no')
    throw new WrongCommand('--disputed is yes or no')
  const reason = reasonIn(values.reason)
  const correction = correctionIn(values, found.now)
  const seenVersion = seenIn(values, found.now)
  return answerTo(await decided(ports, { about: 'rule', rule: id, correction, reason, seenVersion }, actor))
}

/** Shows the ladder or the limit, or corrects it when an option says what is to be different. */
export async function correctPolicy(
  ports: DecidePorts,
  { id, isLimit }: { readonly id: string; readonly isLimit: boolean },
  values: Values,
  actor: Actor,
): Promise<Answer> {
  const policies = (await readPolicies(ports.database)).filter(
    ({ now }) => (now.about === 'extension') === isLimit,
  )
  const found = oneOf(policies, id, isLimit ? 'limit' : 'ladder')
  refuseOthers(values, POLICY_OPTIONS)
  const correction = policyCorrectionIn(values, found.now)
  const saysNothing = Object.keys(correction).length === 0
  if (saysNothing && values.reason === undefined)
    return success(values.json ? JSON.stringify(found, null, 2) : printPolicy(found))
  if (saysNothing) throw new WrongCommand(`Say what is to be different.\n${POLICY_USAGE}`)
  const reason = reasonIn(values.reason)
  const seenVersion = seenIn(values, found.now)
  return answerTo(
    await decided(ports, { about: 'policy', policy: id, correction, reason, seenVersion }, actor),
  )
}

/** Shows the gateway or the provision, or corrects it when an option says what is to be different. */
export async function correctLaw(
  ports: DecidePorts,
  { id, what }: { readonly id: string; readonly what: LawEntry['about'] },
  values: Values,
  actor: Actor,
): Promise<Answer> {
  const all: readonly LawWithHistory<LawEntry>[] =
    what === 'gateway' ? await readGateways(ports.database) : await readProvisions(ports.database)
  const found = oneOf(all, id, what)
  refuseOthers(values, LAW_OPTIONS)
  const correction = lawCorrectionIn(values, found.now)
  const saysNothing = Object.keys(correction).length === 0
  if (saysNothing && values.reason === undefined)
    return success(values.json ? JSON.stringify(found, null, 2) : printLawEntry(found))
  if (saysNothing) throw new WrongCommand(`Say what is to be different.\n${LAW_USAGE}`)
  const reason = reasonIn(values.reason)
  const seenVersion = seenIn(values, found.now)
  return answerTo(await decided(ports, { about: 'law', entry: id, correction, reason, seenVersion }, actor))
}

function oneOf<T extends { readonly now: { readonly id: string } }>(
  all: readonly T[],
  id: string,
  what: string,
): T {
  const found = all.find(({ now }) => now.id === id)
  if (found) return found
  throw new WrongCommand(
    `“${id.slice(0, 60)}” is no ${what}: give one of ${all.map(({ now }) => now.id).join(', ')}`,
  )
}

/** The version that they say they have seen; without it the one that was read just now. */
function seenIn({ seen }: Values, { version }: { readonly version: number }): number {
  if (seen === undefined) return version
  if (/^\d{1,6}$/.test(seen)) return Number(seen)
  throw new WrongCommand('--seen is the number of a version')
}

/** These go with every command, with its decision or with its answer. */
const OF_ALL = ['reason', 'seen', 'json']

/** An option that is another command's would be passed over in silence. */
function refuseOthers(values: Values, own: object) {
  const other = Object.entries(values).find(
    ([option, value]) => value !== undefined && !OF_ALL.includes(option) && !(option in own),
  )
  if (other) throw new WrongCommand(`--${other[0]} is no option here: ${Object.keys(own).join(', ')} are`)
}

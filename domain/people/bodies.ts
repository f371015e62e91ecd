// The organisations that answer to the Ombudsman's recommendations (an NHS body after a joint investigation, memorandum annex
// 1), and how a written name is matched to one of them. An integrated care system is none of them: CQC assesses it, and the
// Ombudsman recommends nothing to it.

export const BODY_TYPES = ['council', 'provider', 'nhs-body'] as const
export type BodyType = (typeof BODY_TYPES)[number]

const COMPANY_ENDINGS = /\b(limited|ltd|plc|llp)\b\.?/g

/** A name as it is compared: lower case, without punctuation, company form or a leading "the". */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(COMPANY_ENDINGS, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^the /, '')
}

const ANONYMOUS =
  /^(a|an|another|the|one|first|second)? ?(county|city|district|borough|metropolitan|london borough)? ?(council|provider|care provider|care home|authority|company|nhs body|nhs trust|trust)( [a-z])?$/

/** True for a name that a decision uses to keep a body unnamed ("a council", "Council B"): it names nobody. */
export const isAnonymous = (name: string): boolean => {
  const normalised = normaliseName(name)
  return normalised === '' || ANONYMOUS.test(normalised)
}

/** The shape of a body's id: an opaque slug, safe in workflow ids and addresses. */
export const BODY_ID = /^[a-z0-9][a-z0-9-]{1,62}$/

const COMPANY_NAME =
  /\b(limited|ltd|plc|public limited company|llp|limited liability partnership|cic|community interest company|cyfyngedig|cyf)\.?$/i

/**
 * True where the name of a body cannot be that of a natural person in business, so that it is no personal data: a public
 * authority, or a name that by its ending only a company or partnership may carry (SI 2015/17 reg 16 and 17). Of every other
 * provider it is not known: it may be a sole trader.
 */
export const isNoPersonsName = (type: BodyType, name: string): boolean =>
  type !== 'provider' || COMPANY_NAME.test(name.trim())

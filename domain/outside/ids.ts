// What an id that somebody else gave may be: a person's in a token, a location's of CQC's. Ids stand in ledgers and logs for
// ever, so one that cannot be written is refused before anything is done in its name.
import { lineRefusal, tidied } from './words.js'

/** As OpenID Connect limits a subject (Core 1.0, section 2). */
const SUBJECT_AT_MOST = 255

/** Whether a person's id by a sign-in service can be written down as it is. */
export const isSubject = (sub: string) =>
  tidied(sub) === sub && lineRefusal('', sub, SUBJECT_AT_MOST) === undefined

/** CQC's own ids of locations and providers, or the ODS code of an NHS body. */
export const CQC_ID = /^(1-\d{6,12}|[A-Z0-9]{3,5})$/

export const CQC_ID_REMEDY =
  '1- and 6 to 12 digits, or an NHS body’s code of 3 to 5 capital letters and digits'

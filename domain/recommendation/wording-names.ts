// What looks like the name of a person in a published wording. With a title or a common given name it is one, and stops;
// two words with capitals that name no known institution may be one, and warn.

const TITLE = '(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lady|Lord|Prof|Professor|Councillor|Cllr|Nurse|Sister)'
export const PSEUDONYM = new RegExp(`\\b${TITLE}\\.?\\s+\\p{Lu}(?![\\p{L}'’-])`, 'gu')
export const TITLED = new RegExp(`\\b${TITLE}\\.?\\s+(?:\\p{Lu}\\.?\\s+)?\\p{Lu}[\\p{L}'’-]+`, 'gu')

/** Given names that are common in England and are no common word or place [A]; May, Mark, Grace or Will only warn. */
const GIVEN_NAMES =
  `Aaron Abdul Adam Agnes Ahmed Aisha Alan Alexander Alice Alison Amanda Amy Andrea Andrew Angela Ann Anna Anne
  Anthony Arthur Barbara Benjamin Bernard Beryl Brenda Brian Carol Caroline Catherine Charles Christine Christopher
  Claire Colin Daniel David Deborah Denise Derek Donald Doreen Dorothy Edward Eileen Elizabeth Emily Emma Eric Fatima
  Fiona Fred Gareth Gary Geoffrey George Gillian Gordon Graham Hannah Harold Harry Hassan Heather Helen Henry Hilary
  Hussain Ian Imran Irene Jack Jacqueline James Jane Janet Jason Jean Jennifer Jessica Joan Joanne John Jonathan
  Joseph Joyce Judith Julia Julie Karen Kathleen Keith Kenneth Kevin Khalid Laura Lauren Lesley Leslie Linda Lisa
  Louise Lucy Malcolm Margaret Maria Marian Marjorie Martin Mary Matthew Maureen Michael Michelle Mohamed Mohammed
  Muhammad Nicholas Nicola Nigel Norman Olivia Pamela Patricia Patrick Paul Paula Pauline Peter Philip Priya Rachel
  Rebecca Richard Robert Roger Ronald Rosemary Roy Ruth Samantha Samuel Sandra Sarah Sharon Sheila Shirley Simon Sophie
  Stephen Steven Stuart Susan Sylvia Thomas Timothy Tracey Trevor Valerie Vera Veronica Vincent Wendy William Winifred
  Yusuf Yvonne Zainab`.split(/\s+/)

/** What follows a name where it is the name of a place, a service or a law. */
const OF_PLACES =
  '(?:Act|Avenue|Care|Centre|Charter|Clinic|Close|Court|Grange|Hall|Hospice|Hospital|House|Lane|Lodge|Manor|Nursing|Residential|Road|Square|Street|Surgery|Trust|Ward|Wing)'
const INITIAL = '(?:\\p{Lu}\\.?\\s+)?'
const SURNAME = `(?!${OF_PLACES}\\b)\\p{Lu}[\\p{L}'’-]+(?!\\s+${OF_PLACES}\\b)`

export const NAMED = new RegExp(
  `\\b(?:${GIVEN_NAMES.flatMap((name) => [name, name.toUpperCase()]).join('|')})\\s+${INITIAL}${SURNAME}(?![\\p{L}'’-])`,
  'gu',
)

/** Words that stand with a capital and name an institution, a law, an office or a place, never a person. */
const NO_NAMES = new Set(
  `Act Adult Adults Agency Annex Annual Appendix Assessment Assessments Authority Board Borough Bureau Capacity Care Case
  Centre Chair Chief Child Children City Code Commission Commissioner Commissioning Committee Community Complaint
  Complaints Contract Council County Court Data Department Deprivation Director Directorate District Duty England
  English Environment Equality Executive Family Finance Framework Freedom Fundamental Government Group Guidance Head
  Health Home Hospital House Housing Human Independent Information Inspection Integrated Law Learning Liberties Liberty
  Local Lodge Manager Mental Metropolitan Ministry Monitoring National Notice Nursing Office Officer Ombudsman
  Parliamentary Part Partnership Plan Policy Practice Procedure Protection Provider Public Quality Records Regulation
  Regulations Report Residential Review Rights Royal Safeguarding Safeguards Scheme Secretary Senior Service Services
  Social Society Standard Standards State Statement Statutory Strategy Support Team Trust Wellbeing Work`.split(
    /\s+/,
  ),
)

const BEGINS_SENTENCE = /(?:^|[.!?:]\s*)$/
/** “plan B. Review it”: the letter belongs to the word before it. */
const LETTERED = /\b(?:plan|option|annex|appendix|part|section|type|group|team|grade)\s$/i
const PAIR = /(?<![\p{L}'’-])(\p{Lu}\.|\p{Lu}\p{Ll}[\p{L}'’-]*)(?=\s(\p{Lu}\p{Ll}[\p{L}'’-]+))/gu

/** Two words with capitals, or an initial and one, that may be a person. The first word of a sentence has a capital anyway. */
export function perhapsNames(wording: string): readonly { readonly words: string; readonly at: number }[] {
  return [...wording.matchAll(PAIR)].flatMap(({ 1: first = '', 2: last = '', index: at }) => {
    const before = wording.slice(0, at)
    const ordinary = BEGINS_SENTENCE.test(before) || LETTERED.test(before)
    return ordinary || NO_NAMES.has(first) || NO_NAMES.has(last) ? [] : [{ words: `${first} ${last}`, at }]
  })
}

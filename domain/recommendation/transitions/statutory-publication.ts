// From the notice to the page: the form is agreed, and it is published. A council's statement stands in two editions of a
// newspaper within a fortnight (LGA 1974 s31(2F)); an adverse findings notice wherever the Ombudsman directs (s34I(5)).
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { cite } from '../../law/cited-text.js'
import { invalid, type Refusal } from '../../refusal.js'
import { calendarsOf } from '../dates.js'
import { bodyRecipient } from '../ids.js'
import type { RecommendationState } from '../state.js'
import { fortnightFrom } from '../statutory/clocks.js'
import { phaseOf } from '../statutory/phase.js'
import type { Publication, PublicationNotice, PublicationPlace, StatutoryState } from '../statutory/state.js'
import {
  checkFutureDate,
  OFFICERS,
  provenance,
  receivedOn,
  type CommonInput,
  type Transition,
} from '../transition.js'
import { STATUTORY_STAGES } from './statutory-receipt.js'

export const giveReasons: Transition = {
  name: 'giveReasons',
  label: 'Send own reasons, to stand in the publication',
  by: ['body-contact'],
  onBehalf: OFFICERS,
  from: STATUTORY_STAGES,
  needs: 'a notice that requires a publication whose form is not agreed, and the reasons',
  says: 'The reasons are with the Ombudsman; the form that is agreed has them in it.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check({ statutory }) {
    const notice = statutory?.notice
    return statutory && notice && phaseOf(statutory) === 'notice' && !notice.form
      ? undefined
      : invalid(
          '',
          'no notice to publish awaits a form',
          'a note; while a form is agreed it can be corrected',
        )
  },
  apply: (state, input, moment) => ({
    state: withNotice(state, { reasonsOn: receivedOn(input, moment) }),
    facts: [{ event: 'reasons-given', data: provenance(input, moment) }],
  }),
}

export interface AgreeFormInput extends CommonInput {
  /** The day of the agreement. */
  readonly agreedOn: LocalDate
  /** By when it is to be published; of a newspaper: the first edition. */
  readonly publishBy: LocalDate
  readonly places: readonly PublicationPlace[]
  /** Whether the body's own reasons stand in it. */
  readonly ownReasons?: boolean
}

export const agreeForm: Transition<AgreeFormInput> = {
  name: 'agreeForm',
  label: 'Record the agreed form of the publication',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs: 'a notice that requires a publication, the day of the agreement, where and by when it is published',
  says: 'The form is agreed; the publication is awaited.',
  leadsTo: STATUTORY_STAGES,
  textRequired: true,
  check(state, { agreedOn, publishBy, places, ownReasons }, moment) {
    const notice = state.statutory?.notice
    if (!state.statutory || !notice || phaseOf(state.statutory) !== 'notice')
      return invalid('', 'no notice to publish awaits a form', 'a notice is decided on first')
    if (notice.form)
      return invalid('', `the form was agreed on ${inWords(notice.form.agreedOn)}`, 'record the publication')
    return (
      checkAgreement(state.statutory, notice, { agreedOn, places, ownReasons }, moment.today, '') ??
      checkFutureDate(state, '/publishBy', publishBy, moment)
    )
  },
  apply(state, input, moment) {
    const { agreedOn, publishBy, places, ownReasons } = input
    const form = { agreedOn, publishBy, places, ...(ownReasons !== undefined && { ownReasons }) }
    return {
      state: withNotice(state, { form }),
      facts: [{ event: 'form-agreed', data: { ...form, ...provenance(input, moment) } }],
      notices: [{ kind: 'form-agreed', recipient: bodyRecipient(state.bodyId), recommendations: [] }],
    }
  },
}

/** Refused when it cannot have been agreed on that day, or the law knows no such places; `at`: where they stand. */
export function checkAgreement(
  { form }: StatutoryState,
  { requiredOn, reasonsOn }: PublicationNotice,
  {
    agreedOn,
    places,
    ownReasons,
  }: Pick<AgreeFormInput, 'agreedOn' | 'places'> & { readonly ownReasons?: boolean | undefined },
  today: LocalDate,
  at: string,
): Refusal | undefined {
  if (agreedOn > today || agreedOn < requiredOn)
    return invalid(
      `${at}/agreedOn`,
      `${inWords(agreedOn)} is not between the notice and today`,
      `a date from ${inWords(requiredOn)} to ${inWords(today)}`,
    )
  if (places.length === 0 || new Set(places).size < places.length)
    return invalid(`${at}/places`, 'no place is named, or one twice', 'each place of publication once')
  if (form === 'report' && places.join() !== 'newspaper')
    return invalid(
      `${at}/places`,
      `a council’s statement is published in a newspaper (${cite('lga-s31-2f')})`,
      'newspaper alone; two editions of it are awaited',
    )
  return reasonsOn && !ownReasons
    ? invalid(
        `${at}/ownReasons`,
        `the body sent reasons of its own on ${inWords(reasonsOn)}, and they stand in it if it so requires (of a council’s statement: ${cite('lga-s31-2e-c')})`,
        'true, with a form that has them in it; reasons that it has taken back are noted, and the body sends them no more',
      )
    : undefined
}

export interface RecordPublicationInput extends CommonInput {
  readonly on: LocalDate
  readonly place: PublicationPlace
}

export const recordPublication: Transition<RecordPublicationInput> = {
  name: 'recordPublication',
  label: 'Record a publication',
  by: OFFICERS,
  onBehalf: [],
  from: STATUTORY_STAGES,
  needs:
    'an agreed form, or the decision that the Ombudsman publishes; the day and the place, each edition by itself',
  says: 'The publication is recorded.',
  leadsTo: STATUTORY_STAGES,
  textRequired: false,
  check(state, { on, place }, moment) {
    const notice = state.statutory?.notice
    if (!notice || notice.doneOn || (notice.by === 'body' && !notice.form))
      return invalid('', 'no publication is awaited', 'agree the form first, or decide on the next step')
    const last = notice.publications.at(-1)?.on ?? notice.form?.agreedOn ?? notice.requiredOn
    if (on > moment.today || on < last)
      return invalid(
        '/on',
        `${inWords(on)} is not between what came before and today`,
        `a date from ${inWords(last)} to ${inWords(moment.today)}`,
      )
    const report = state.statutory?.form === 'report'
    if (report && place !== 'newspaper')
      return invalid(
        '/place',
        `a council’s statement is published in a newspaper (${cite('lga-s31-2f')})`,
        'newspaper',
      )
    if (report && notice.publications.some((p) => p.on === on))
      return invalid('/on', 'this edition is recorded', 'the day of another edition')
    return undefined
  },
  apply(state, input, moment) {
    const track = state.statutory as StatutoryState
    const notice = track.notice as PublicationNotice
    const edition = { on: input.on, place: input.place }
    const { complete, ...published } =
      track.form === 'report' ? withEdition(state, notice, edition) : withPlace(notice, edition)
    return {
      state: withNotice(state, { ...published, doneOn: complete ? input.on : null }),
      facts: [
        {
          event: 'publication-recorded',
          data: {
            on: input.on,
            place: input.place,
            by: notice.by,
            editions: published.publications.map((p) => p.on),
            complete,
            ...provenance(input, moment),
          },
        },
      ],
    }
  },
}

/** The second edition within the fortnight of the first completes it; one that comes later begins a new fortnight. */
function withEdition(state: RecommendationState, notice: PublicationNotice, edition: Publication) {
  const first = notice.publications.at(-1)
  const within = first && edition.on <= fortnightFrom(first.on, calendarsOf(state)).due
  if (within) return { publications: [first, edition], complete: true }
  const left = { publications: [edition], complete: false }
  return first ? { ...left, earlier: [...(notice.earlier ?? []), first] } : left
}

/** Published wherever it was directed to be; by the Ombudsman itself, wherever that is. */
function withPlace(notice: PublicationNotice, edition: Publication) {
  const publications = [...notice.publications, edition]
  const wanted = notice.by === 'body' ? (notice.form?.places ?? []) : []
  return { publications, complete: wanted.every((place) => publications.some((p) => p.place === place)) }
}

/** The state with this change of the notice that requires a publication. */
export const withNotice = (
  state: RecommendationState,
  change: Partial<PublicationNotice>,
): RecommendationState => {
  const { statutory } = state
  return statutory?.notice
    ? { ...state, statutory: { ...statutory, notice: { ...statutory.notice, ...change } } }
    : state
}

// What may be corrected about non-compliance and the statutory track: the body's notification, the agreed form, what was
// published, and what was done.
import { inWords, type LocalDate } from '../../calendar/local-date.js'
import { invalid } from '../../refusal.js'
import type { EscalationDecision } from '../escalation.js'
import type { Measure } from '../measures.js'
import type { RecommendationState } from '../state.js'
import { isAnswering, phaseOf } from '../statutory/phase.js'
import { awaitsPublication } from '../publication.js'
import { formRefusal, namingRefusal } from '../statutory/form.js'
import { beginTrack, type StatutoryState } from '../statutory/state.js'
import { checkCovered, checkReceived } from '../transition.js'
import { checkAgreement, withNotice } from '../transitions/statutory-publication.js'
import { nothing, type CorrectionRows } from './row.js'

export const TRACK_CORRECTIONS: CorrectionRows<
  'form' | 'naming' | 'notification' | 'agreed-form' | 'publication' | 'measure'
> = {
  form: {
    label: 'The form of what was issued',
    entries: ['opened', 'taken-over', 'report-issued'],
    right: 'the form',
    undoes: 'the statutory periods, longer ones and the Ombudsman’s view of what the body told',
    check({ bodyType, statutory }, { form }) {
      const problem = formRefusal('/correction/form', bodyType, form)
      if (problem) return problem
      if (statutory?.form === form) return nothing('it is this form', 'another form', '/correction/form')
      return statutory?.notice || statutory?.round === 2
        ? nothing(
            'a formal step that was taken rests on it',
            'decide on the formal steps',
            '/correction/form',
          )
        : undefined
    },
    apply(state, { form }) {
      const track = state.statutory ?? beginTrack(form, state.decisionDate, null)
      const { unnamed: _, ...named } = track
      const kept = form === 'written-statement' ? track : named
      return { ...state, statutory: { ...kept, form, longer: [], longerAsked: [], view: null } }
    },
  },
  naming: {
    label: 'Whether the written statement names the provider',
    entries: ['opened', 'taken-over'],
    right: 'whether it does',
    undoes: 'what was worded and is not published, if it does not: it is held against the name anew',
    check({ statutory }, { named }) {
      const problem = namingRefusal('/correction/what', statutory?.form)
      if (problem) return problem
      return named === !statutory?.unnamed
        ? nothing(
            `it ${named ? 'names' : 'does not name'} it already`,
            'nothing is needed',
            '/correction/named',
          )
        : undefined
    },
    apply(state, { named }) {
      const { unnamed: _, ...track } = state.statutory as StatutoryState
      if (named) return { ...state, statutory: track }
      return {
        ...state,
        statutory: { ...track, unnamed: true },
        obligations: state.obligations.map(({ publication, ...o }) =>
          publication && !awaitsPublication(publication) ? { ...o, publication } : o,
        ),
      }
    },
  },
  notification: {
    label: 'When the body told what it has done or will do',
    entries: ['action-notified'],
    right: 'the day; null if it was entered by mistake',
    undoes: 'the Ombudsman’s view of it, if it was by mistake',
    check(state, { notifiedOn }, today) {
      const { statutory } = state
      if (!statutory?.notification || !isAnswering(phaseOf(statutory)))
        return nothing('no notification counts in this case', 'enter the notification instead')
      return notifiedOn === null
        ? undefined
        : checkReceived(state, '/correction/notifiedOn', notifiedOn, today)
    },
    apply(state, { notifiedOn }) {
      const track = state.statutory as StatutoryState
      const notification = notifiedOn && track.notification && { ...track.notification, on: notifiedOn }
      return {
        ...state,
        statutory: { ...track, notification, view: notification ? track.view : null },
      }
    },
  },
  'agreed-form': {
    label: 'The agreed form of the publication',
    entries: ['form-agreed'],
    right: 'the day, the places and by when; null if nothing was agreed',
    undoes: 'the agreement: the form is awaited again, if nothing was agreed',
    check(state, { form }, today) {
      const notice = state.statutory?.notice
      if (!state.statutory || !notice?.form) return nothing('no form is agreed', 'record the agreement')
      if (notice.publications.length > 0)
        return nothing('something was published in it', 'take that back first: “publication”')
      if (form === null) return undefined
      if (form.publishBy < form.agreedOn)
        return invalid(
          '/correction/form/publishBy',
          `${inWords(form.publishBy)} is before the agreement`,
          `a date from ${inWords(form.agreedOn)}`,
        )
      return (
        checkAgreement(state.statutory, notice, form, today, '/correction/form') ??
        checkCovered(state, '/correction/form/publishBy', form.publishBy)
      )
    },
    apply: (state, { form }) => withNotice(state, { form }),
  },
  publication: {
    label: 'That it was published on a day',
    entries: ['publication-recorded'],
    right: 'nothing: it was recorded by mistake; record the right day anew',
    undoes: 'that edition or place, and that the publication is complete',
    check(state, { on }) {
      const last = state.statutory?.notice?.publications.at(-1)
      if (last?.on === on) return undefined
      return invalid(
        '/correction/on',
        `${inWords(on)} is not the last publication that was recorded`,
        last ? `take back first: ${inWords(last.on)}` : 'nothing was published',
      )
    },
    apply(state) {
      const { publications = [], earlier = [] } = state.statutory?.notice ?? {}
      const left = publications.slice(0, -1)
      const again = left.length ? [] : earlier.slice(-1)
      return withNotice(state, {
        publications: [...left, ...again],
        earlier: again.length ? earlier.slice(0, -1) : earlier,
        doneOn: null,
      })
    },
  },
  measure: {
    label: 'That a measure was carried out, or when',
    entries: ['measure-recorded'],
    right: 'the day; null if it was recorded by mistake',
    undoes: 'that what was decided is carried out, if it was by mistake',
    check: (state, { measure, doneOn }, today) =>
      !lastDone(state, measure)
        ? nothing('no decision on it was carried out', 'a note says what was wrong', '/correction/measure')
        : doneOn === null
          ? undefined
          : checkReceived(state, '/correction/doneOn', doneOn, today),
    apply(state, { measure, doneOn }) {
      const wrong = lastDone(state, measure)
      return {
        ...state,
        escalations: state.escalations.map((e) => (e === wrong ? carriedOutOn(e, doneOn) : e)),
      }
    },
  },
}

const lastDone = ({ escalations }: RecommendationState, measure: Measure) =>
  escalations.findLast((e) => e.decision === measure && e.doneOn !== undefined)

const carriedOutOn = (
  { doneOn: _wrong, ...decided }: EscalationDecision,
  doneOn: LocalDate | null,
): EscalationDecision => (doneOn === null ? decided : { ...decided, doneOn })

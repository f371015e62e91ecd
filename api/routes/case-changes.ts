// Changes of a whole case: decided once, taken by every body's running case.
import { z } from 'zod'
import { OFFICERS } from '../../domain/recommendation/transition.js'
import { changeCase, readCaseChange } from '../case-change/change-case.js'
import type { ApiPorts } from '../ports.js'
import { route, type Route } from '../route.js'
import { caseChangeRequest, caseChangeView } from '../schemas/case-changes.js'
import { PRACTICE_REQUESTS } from '../recommendation/practice-requests.js'
import { CQC_REQUESTS } from '../recommendation/cqc-requests.js'
import { recordAfterClosure } from '../case-change/after-closure.js'
import { caseBody, done, referenceInPath, updateId } from './recommendation.js'

export const caseChangeRoutes = (ports: ApiPorts): Route[] => [
  route({
    method: 'post',
    path: '/cases/:reference/changes',
    tag: 'Cases',
    summary: 'Change the whole case',
    description:
      'The decision date, the withdrawal of the whole case, the complainant, whether equality or human rights are touched, a body’s name and contact, or a joint recommendation that is added, amended or withdrawn, or whose condition is recorded, at several bodies. Every body’s process takes the change by itself; until all have, it is partial. One change of a case at a time.',
    roles: OFFICERS,
    params: z.strictObject({ reference: referenceInPath }),
    body: caseChangeRequest,
    answers: {
      200: { description: 'Every body has answered.', schema: caseChangeView },
      202: { description: 'Partial: some bodies have not answered yet.', schema: caseChangeView },
    },
    handle: (call) => changeCase(ports, call),
  }),
  route({
    method: 'get',
    path: '/cases/:reference/changes/:changeId',
    tag: 'Cases',
    summary: 'Which bodies have taken a change of the whole case',
    roles: OFFICERS,
    params: z.strictObject({ reference: referenceInPath, changeId: updateId }),
    answers: { 200: { description: 'The change.', schema: caseChangeView } },
    handle: (call) => readCaseChange(ports, call),
  }),
  route({
    method: 'post',
    path: '/cases/:reference/bodies/:bodyId/publication/after-closure',
    tag: 'Process',
    summary: 'Decide on publication after the case was closed',
    description:
      'Whether and when a service improvement is published may still change; what was judged stays as it was at the closure. A case that is open takes this at …/publication.',
    roles: OFFICERS,
    params: caseBody,
    body: PRACTICE_REQUESTS.decidePublication.schema,
    answers: { 200: { description: 'Recorded; the case stays closed.', schema: done } },
    handle(call) {
      const { reasons } = call.body
      return recordAfterClosure(ports, call, {
        content: { what: 'publication', ...PRACTICE_REQUESTS.decidePublication.input(call.body) },
        words: reasons === undefined ? null : { reasons },
        kind: 'decidePublication',
        seenSeq: call.body.seenSeq,
        says: 'The decision on publication is recorded; the case stays closed.',
      })
    },
  }),
  route({
    method: 'post',
    path: '/cases/:reference/bodies/:bodyId/publication/wording/after-closure',
    tag: 'Process',
    summary: 'Word what is published after the case was closed',
    description:
      'By the same rules as in a case that is open, which takes this at …/publication/wording. What somebody had decided to publish is decided anew.',
    roles: OFFICERS,
    params: caseBody,
    body: PRACTICE_REQUESTS.setWording.schema,
    answers: { 200: { description: 'Recorded; the case stays closed.', schema: done } },
    async handle(call) {
      const { words, input, examine } = PRACTICE_REQUESTS.setWording
      const found = await examine?.(ports.database, call.params, call.body)
      return recordAfterClosure(ports, call, {
        content: { what: 'wording', ...input(call.body), ...found },
        words: words(call.body),
        kind: 'setWording',
        seenSeq: call.body.seenSeq,
        says: 'The wording is kept; where something stops it, a second person decides. The case stays closed.',
      })
    },
  }),
  route({
    method: 'post',
    path: '/cases/:reference/bodies/:bodyId/publication/override/after-closure',
    tag: 'Process',
    summary: 'Let a stopped wording pass after the case was closed',
    description: 'As a second person. A case that is open takes this at …/publication/override.',
    roles: ['manager'],
    params: caseBody,
    body: PRACTICE_REQUESTS.overrideWording.schema,
    answers: { 200: { description: 'Recorded; the case stays closed.', schema: done } },
    handle(call) {
      const { reasons, seenSeq } = call.body
      return recordAfterClosure(ports, call, {
        content: { what: 'wording-override', ...PRACTICE_REQUESTS.overrideWording.input(call.body) },
        words: { reasons },
        kind: 'overrideWording',
        seenSeq,
        says: 'The wording may be published as it is; the case stays closed.',
      })
    },
  }),
  route({
    method: 'post',
    path: '/cases/:reference/bodies/:bodyId/regulatory-activity/after-closure',
    tag: 'Process',
    summary: 'Record regulatory activity after the case was closed',
    description:
      'What followed at CQC, or is intended, also long afterwards; the Ombudsman is told. A case that is open takes this at …/regulatory-activity.',
    roles: ['cqc-officer'],
    params: caseBody,
    body: CQC_REQUESTS.recordRegulatoryActivity.schema,
    answers: { 200: { description: 'Recorded; the case stays closed.', schema: done } },
    handle(call) {
      const { text, seenSeq } = call.body
      return recordAfterClosure(ports, call, {
        content: {
          what: 'regulatory-activity',
          activity: CQC_REQUESTS.recordRegulatoryActivity.input(call.body),
        },
        words: { text },
        kind: 'recordRegulatoryActivity',
        seenSeq,
        says: 'It is recorded, and the Ombudsman is told; the case stays closed.',
      })
    },
  }),
]

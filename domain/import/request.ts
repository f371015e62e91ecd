// The request that starts a case as a row means it: the same one that the API takes, with bodies by their ids.
import type { CaseRequest } from '../recommendation/case-request.js'
import type { RecommendationRow } from './recommendation-row.js'
import type { CaseRow } from './case-row.js'
import type { IntendedCase } from './intended-case.js'

/** The team that a taken-over case begins with; a manager gives it another. */
const TEAM = 'Imported'

/** The request; `bodyIds` in the order of the row's bodies. */
export function caseRequestOf(
  { row, bodies, recommendations }: IntendedCase,
  bodyIds: readonly string[],
): CaseRequest {
  return {
    reference: row.reference,
    decisionDate: row.decisionDate,
    category: row.category,
    subCategory: row.subCategory,
    finding: row.finding,
    kind: row.kind,
    team: TEAM,
    responsibleBodies: bodies.map((body, index) => ({
      id: bodyIds[index],
      type: body.row.type,
      ...(body.planDueOn !== null && { planDueOn: body.planDueOn }),
      ...(body.row.form !== null && { form: body.row.form }),
      ...(body.row.receivedOn !== null && { receivedOn: body.row.receivedOn }),
      ...(body.takeOver && { takeOver: body.takeOver }),
    })),
    ...(row.cqcLocationId !== null && { cqcLocationId: row.cqcLocationId }),
    ...(row.careService !== null && { careService: row.careService }),
    mayBeShared: row.mayBeShared,
    ...(row.severity !== null && { severity: row.severity }),
    ...(row.equalityOrHumanRights !== null && { equalityOrHumanRights: row.equalityOrHumanRights }),
    ...(row.source !== null && { source: row.source }),
    ...(row.note !== null && { note: row.note }),
    recommendations: recommendations.map((r, index) => ({
      kind: r.kind,
      summary: row.recommendations[index]?.summary ?? '',
      requires: r.requires,
      assurance: r.assurance,
      ...(r.dueOn !== null && { dueOn: r.dueOn }),
      ...wordsOf(row, index),
      bodies: r.bodies.map((place) => bodyIds[place] ?? ''),
    })),
  }
}

function wordsOf({ recommendations }: CaseRow, index: number) {
  const given = recommendations[index]
  const { deadlineWording = null, amountGBP = null, category = null, condition = null } = given ?? {}
  return {
    ...(given && laterFields(given)),
    ...(condition !== null && {
      condition: {
        words: condition.words,
        ...(condition.on !== null && { on: condition.on }),
        ...(condition.within !== null && { within: condition.within }),
      },
    }),
    ...(category !== null && { category }),
    ...(deadlineWording !== null && { deadlineWording }),
    ...(amountGBP !== null && { amountGBP }),
  }
}

/** Fields that came to the format later, where they are given. */
const laterFields = ({
  expectedEvidence,
  cutOff,
}: Pick<RecommendationRow, 'expectedEvidence' | 'cutOff'>) => ({
  ...(expectedEvidence !== null && { expectedEvidence }),
  ...(cutOff !== null && { cutOff }),
})

/**
 * What makes two rows the same: everything but the contact, who may change, and the way in which a body is named. It
 * does not depend on the day, as the request does: a row that began as new is the same row when its dates have passed.
 */
export function sameRowKey(
  { bodies, recommendations, severity, equalityOrHumanRights, ...row }: CaseRow,
  bodyIds: readonly string[],
) {
  return {
    ...row,
    ...(severity !== null && { severity }),
    ...(equalityOrHumanRights !== null && { equalityOrHumanRights }),
    recommendations: recommendations.map(({ category, expectedEvidence, cutOff, condition, ...given }) => ({
      ...given,
      ...(category !== null && { category }),
      ...laterFields({ expectedEvidence, cutOff }),
      ...(condition !== null && { condition }),
    })),
    bodies: bodies.map(({ type, stage, planReceivedOn, planDueOn, form, receivedOn }, index) => ({
      id: bodyIds[index],
      type,
      stage,
      planReceivedOn,
      planDueOn,
      ...(form !== null && { form }),
      ...(receivedOn !== null && { receivedOn }),
    })),
  }
}

// CQC's answers about assurance as the ledger has them, each as it was put right, if it was.
import type { AssuranceAnswer } from '../../domain/recommendation/state.js'
import { putRight, type LedgerRow } from './put-right.js'

interface Given {
  readonly recommendation: number
  readonly regulatoryActivity: boolean
  readonly receivedOn: string
  readonly textId: string
}

export interface GivenAnswer extends Given {
  readonly reference: string
  readonly bodyId: string
  readonly answer: AssuranceAnswer
}

const answerIn = ({ data }: LedgerRow) => (data as { answer?: AssuranceAnswer | null }).answer ?? null

/** The answers among these entries and their corrections, the first one first; none that was entered by mistake. */
export const assuranceAnswers = (entries: readonly LedgerRow[]): GivenAnswer[] =>
  putRight(entries, 'assurance-given', 'assurance-answer').flatMap(({ row, right }) => {
    const answer = answerIn(right ?? row)
    const { reference, bodyId } = row
    return answer === null ? [] : [{ ...(row.data as unknown as Given), reference, bodyId, answer }]
  })

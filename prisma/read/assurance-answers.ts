// CQC's answers about assurance as the ledger has them, each as it was put right, if it was.
import type { AssuranceAnswer } from '../../domain/recommendation/state.js'
import type { Prisma } from '../generated/client.js'

type LedgerRow = Prisma.LedgerGetPayload<object>

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

/** The answers among these entries and their corrections, the first one first; none that was entered by mistake. */
export function assuranceAnswers(entries: readonly LedgerRow[]): GivenAnswer[] {
  const given = new Map<string, Given & { readonly row: LedgerRow; answer: AssuranceAnswer | null }>()
  // A correction stands for the answer that it corrects, so that it can be corrected itself.
  const corrected = new Map<string, string>()
  for (const row of entries) {
    const keyOf = (seq: number) => `${row.reference}/${row.bodyId}/${seq}`
    const data = row.data as unknown as Given & { answer: AssuranceAnswer | null; what?: string }
    if (row.event === 'assurance-given') given.set(keyOf(row.seq), { ...data, row })
    if (data.what !== 'assurance-answer' || row.corrects === null) continue
    const wrong = keyOf(row.corrects)
    const first = corrected.get(wrong) ?? wrong
    corrected.set(keyOf(row.seq), first)
    const right = given.get(first)
    if (right) right.answer = data.answer
  }
  return [...given.values()].flatMap(({ row: { reference, bodyId }, answer, ...data }) =>
    answer === null ? [] : [{ ...data, reference, bodyId, answer }],
  )
}

// What a letter says of the sharing with CQC: the outcome and under which provision, and on what CQC reads the rest of the case. It says
// what CQC really reads, and what nobody has confirmed it calls so.
import { citationInWords } from '../../domain/calendar/rule.js'
import { inWords, type LocalDate } from '../../domain/calendar/local-date.js'
import { gatewayBy, readGateway, type GatewayId } from '../../domain/gateways/gateways.js'
import type { Law, ReadMatter, Regime } from '../../domain/law/law.js'

const through = (law: Law, id: GatewayId) => {
  const { citation, limit } = gatewayBy(law, id)
  return `${citationInWords(citation)} (${limit})`
}

/** The paragraphs about it; `agreedOn`: when the body agreed that its plan and progress are passed on. */
export function sharingParagraphs(
  to: 'body' | 'cqc',
  { id, agreedOn }: { readonly id: GatewayId; readonly agreedOn?: LocalDate | undefined },
  law: Law,
): string[] {
  const { regime } = gatewayBy(law, id)
  if (regime === 'any') return []
  return to === 'body'
    ? [
        `We share the outcome with the Care Quality Commission (CQC), under the ${through(law, id)}.`,
        `Of your case CQC also reads your action plan and how far it is carried out: ${planBasis(law, regime, agreedOn, 'you have')}; and ${theRest(law, regime, 'your')}.`,
      ]
    : [
        `What you read of this case we share with you: the outcome under the ${through(law, id)}.`,
        `You also read the body’s action plan and how far it is carried out: ${planBasis(law, regime, agreedOn, 'the body has')}; and ${theRest(law, regime, 'its')}.`,
      ]
}

function planBasis(law: Law, regime: Regime, agreedOn: LocalDate | undefined, who: string): string {
  if (agreedOn) return `${who} agreed to it, as recorded on ${inWords(agreedOn)}`
  return basis(law, regime, ['plan', 'progress'])
}

const theRest = (law: Law, regime: Regime, whose: string) =>
  `what is recorded of ${whose} evidence, ${whose} files and our judgements: ${basis(law, regime, ['evidence', 'files', 'judgements'])}`

/** The provisions of these rows, each said once. */
const basis = (law: Law, regime: Regime, matters: readonly ReadMatter[]): string =>
  [
    ...new Set(
      matters.map((matter) => {
        const { effect, citation } = readGateway(law, regime, matter)
        return effect === 'bars'
          ? `barred by the ${citationInWords(citation)}`
          : `under the ${citationInWords(citation)}`
      }),
    ),
  ].join(', and ')

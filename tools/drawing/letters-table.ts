// The table of a page that lists a case's letters: to whom each goes, and what brings it.
import type { Recipient } from '../../domain/recommendation/ids.js'
import { LETTER_KINDS, LETTER_SUBJECTS, type LetterKind } from '../../domain/recommendation/letters.js'
import { transitionOf } from '../../domain/recommendation/process.js'
import { RESULT_KINDS } from '../../domain/recommendation/results.js'
import type { Move } from './explore.js'
import { table } from './page.js'

/** Which letters leave at once after what was done, and which a ladder brings. */
export function lettersTable(moves: readonly Move[]): string {
  return table(
    ['letter', 'subject', 'to', 'when'],
    LETTER_KINDS.map((kind) => {
      const { to, when } = occasionOf(kind, moves)
      return [`\`${kind}\``, LETTER_SUBJECTS[kind], to, when]
    }),
  )
}

const MANAGER = 'the manager’s mailbox'

function readerOf(recipient: Recipient): string {
  if (recipient === 'cqc') return 'CQC'
  if (recipient === 'manager') return MANAGER
  return 'the body'
}

function occasionOf(kind: LetterKind, moves: readonly Move[]): { to: string; when: string } {
  if (kind === 'opening') return { to: 'the body', when: 'when the case is opened' }
  if (kind.startsWith('complainant-'))
    return { to: 'the complainant', when: `at once, after: ${transitionOf('decideComplainantLetter').label}` }
  if (kind === 'follow-up') return { to: 'the body', when: 'on the morning of the follow-up date' }
  if ((RESULT_KINDS as readonly string[]).includes(kind))
    return { to: 'the body', when: 'with the digest of the next working morning' }
  const sent = moves.flatMap((m) =>
    m.notices.filter((n) => n.kind === kind).map((n) => ({ ...n, after: m.name })),
  )
  const after = [...new Set(sent.map((n) => transitionOf(n.after).label))]
  const to = [...new Set(sent.map((n) => readerOf(n.recipient)))].sort()
  if (after.length > 0) return { to: to.join(', '), when: `at once, after: ${after.join('; ')}` }
  if (kind === 'escalation') return { to: MANAGER, when: 'by the ladder of the deadline' }
  return { to: 'whoever the deadline waits for', when: 'by the ladder of the deadline' }
}

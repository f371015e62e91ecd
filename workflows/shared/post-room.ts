// The letters of a case on their way. They leave beside the story: a mail server that is down for days holds back
// neither a decision nor the next message.
import { ActivityFailure, ApplicationFailure, RetryState } from '@temporalio/common'
import { officeOf } from '../../domain/recommendation/ids.js'
import type { PendingSend } from '../../domain/recommendation/state.js'
import { letters } from './activities.js'

/** What became of one try: gone, waiting for a contact, or impossible to deliver. */
type Result =
  | { readonly key: string; readonly status: 'gone' }
  | { readonly key: string; readonly status: 'waits' }
  | {
      readonly key: string
      readonly status: 'later'
      readonly at: number
      readonly localDate: PendingSend['localDate']
    }
  | {
      readonly key: string
      readonly status: 'undelivered'
      readonly item: PendingSend
      readonly why: string
    }

export function createPostRoom() {
  const onTheirWay = new Set<string>()
  const named = new Set<string>()
  let results: Result[] = []

  const isNamed = ({ recipient }: PendingSend) => named.has(officeOf(recipient).office)

  async function send(item: PendingSend, now: number) {
    onTheirWay.add(item.key)
    named.delete(officeOf(item.recipient).office)
    const result = await outcome(item, now)
    results.push(result)
    onTheirWay.delete(item.key)
  }

  return {
    /** Starts every letter that is due and not on its way. */
    dispatch(sends: readonly PendingSend[], now: number) {
      const pending = new Set(results.map((r) => r.key))
      for (const item of sends)
        if (item.at <= now && !item.waitsForContact && !onTheirWay.has(item.key) && !pending.has(item.key))
          void send(item, now)
    },
    /** Whether a contact was named for its recipient since it was last tried. */
    isNamed,
    contactNamed(recipient: string) {
      named.add(recipient)
    },
    hasNews: (sends: readonly PendingSend[]) =>
      results.length > 0 || sends.some((s) => s.waitsForContact && isNamed(s)),
    isIdle: () => onTheirWay.size === 0 && results.length === 0,
    /** At the end of a case a letter that nobody can receive is a task already; it does not keep the case running. */
    isDone: (sends: readonly PendingSend[]) =>
      onTheirWay.size === 0 && results.length === 0 && sends.every((s) => s.waitsForContact && !isNamed(s)),
    /** The sends that are left after what has come back, and what could not be delivered. */
    collect(sends: readonly PendingSend[]) {
      const back = new Map(results.map((r) => [r.key, r]))
      const retry = (s: PendingSend) => s.waitsForContact && isNamed(s)
      if (back.size === 0 && !sends.some(retry)) return { sends, undelivered: [] }
      results = []
      const left = sends.flatMap((s) => {
        const result = back.get(s.key)
        if (result?.status === 'gone' || result?.status === 'undelivered') return []
        if (result?.status === 'later')
          return [{ ...s, at: result.at, localDate: result.localDate, plannedAt: s.plannedAt ?? s.at }]
        // A contact named while this try was under way counts: try again at once.
        if (result?.status === 'waits') return [{ ...s, waitsForContact: !isNamed(s) }]
        return [retry(s) ? { ...s, waitsForContact: false } : s]
      })
      const undelivered = [...back.values()].flatMap((r) => (r.status === 'undelivered' ? [r] : []))
      return { sends: left, undelivered }
    },
  }
}

async function outcome(item: PendingSend, now: number): Promise<Result> {
  const { key } = item
  try {
    const sent = await letters.sendDue.executeWithOptions({ summary: item.summary }, [
      {
        key,
        recipient: item.recipient,
        localDate: item.localDate,
        letterClass: item.letterClass,
        // What comes due while the machine is away leaves late: whether it may leave now is asked of now.
        at: Math.max(item.at, now),
      },
    ])
    switch (sent.status) {
      case 'sent':
      case 'taken':
      case 'nothing-due':
        return { key, status: 'gone' }
      case 'no-contact':
        return { key, status: 'waits' }
      case 'later':
        return { key, status: 'later', at: sent.at, localDate: sent.localDate }
      case 'refused':
        return { key, status: 'undelivered', item, why: sent.why }
    }
  } catch (error) {
    return { key, status: 'undelivered', item, why: whyGivenUp(error) }
  }
}

/** Tried until its time was over, or never to be tried again: then the type of the failure says why. */
function whyGivenUp(error: unknown): string {
  if (!(error instanceof ActivityFailure)) throw error
  if (error.retryState === RetryState.TIMEOUT) return 'not-accepted-in-three-days'
  return (error.cause instanceof ApplicationFailure && error.cause.type) || 'failed'
}

// What runs in this checkout, on disk: so that a second start says so and where, other commands find the addresses,
// and what a killed starter left behind is ended by the next.
import path from 'node:path'
import { readKept, writeKept } from './kept.js'
import { end, type Part } from './part.js'
import { STATE } from './place.js'
import { isRunning, type ProcessIdentity } from './process-identity.js'

/** Environment of a process of the product, without the starter's own. */
export type Environment = Record<string, string>

interface RecordedPart extends ProcessIdentity {
  name: string
  stopSignal: NodeJS.Signals
  stopWithin: number
}

export interface RunRecord {
  starter: ProcessIdentity
  /** In the order in which they were started. */
  parts: RecordedPart[]
  /** The table that the starter printed; `undefined` until all is ready. */
  table?: string
  product?: Environment
  rehearsal?: Environment
}

const FILE = path.join(STATE, 'run.json')

/** The record of what runs here now; `undefined` when nothing does. */
export function whatRuns(): RunRecord | undefined {
  const record = readKept<RunRecord>(FILE)
  return record && isRunning(record.starter) ? record : undefined
}

/** Ends, last started first, what a starter that was killed left behind; returns the parts' names. */
export async function endLeftOvers(): Promise<string[]> {
  const record = readKept<RunRecord>(FILE)
  const left = (record?.parts ?? []).filter((part) => isRunning(part)).reverse()
  for (const part of left) await end(part, part)
  return left.map((part) => part.name)
}

export interface RunRecorder {
  /** Notes a part's process, or that it has none. */
  part(part: Part, identity: ProcessIdentity | undefined): void
  /** Notes what others may want to know. */
  note(details: Pick<RunRecord, 'table' | 'product' | 'rehearsal'>): void
}

/** Begins the record of this process's run. Each change is on disk before the call returns. */
export function recordRun(starter: ProcessIdentity): RunRecorder {
  const record: RunRecord = { starter, parts: [] }
  const write = () => writeKept(FILE, record)
  write()
  return {
    part: ({ name, stopSignal, stopWithin }, identity) => {
      const entry = identity && { ...identity, name, stopSignal, stopWithin }
      const at = record.parts.findIndex((part) => part.name === name)
      if (at === -1) record.parts.push(...(entry ? [entry] : []))
      // A part without a process keeps its place in the order.
      else record.parts[at] = entry ?? { name, stopSignal, stopWithin, pid: 0, started: '' }
      write()
    },
    note: (details) => {
      Object.assign(record, details)
      write()
    },
  }
}

// npm run record-histories: plays plainly fictional cases on the real server and keeps their histories, so that every
// later version of the workflows is replayed against what a released one has written. Run it when a release adds a
// shape that no kept history has; never overwrite a history of a release that may still be running.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import proto from '@temporalio/proto'
import { readCommandLine } from '../../command-line.mjs'
import type { Actor } from '../../domain/people/roles.js'
import type { RequestTransitionName } from '../../domain/regulation-request/process.js'
import { newRequest, requestWorkflowId } from '../../domain/regulation-request/state.js'
import { storeText } from '../../prisma/intake/texts.js'
import { fastForward } from '../../temporal/virtual-time.js'
import { startSharedStack } from '../support/shared-stack.mjs'
import { day, evidenceOnly, withPlan } from '../support/plays.js'
import type { Theatre } from '../support/theatre.js'

const { History } = proto.temporal.api.history.v1
const FOLDER = path.join(import.meta.dirname, 'histories')
const BODIES = ['example-care', 'example-council'] as const

readCommandLine({
  usage: `npm run record-histories

Plays plainly fictional cases on the real server and keeps their histories for replay (docs/patches.md).`,
})

const shared = await startSharedStack()
const { openTheatre, contactOf, CQC, ENGLAND, OFFICER } = await import('../support/theatre.js')
const theatre = await openTheatre()
const [provider, council] = BODIES.map(contactOf) as [
  ReturnType<typeof contactOf>,
  ReturnType<typeof contactOf>,
]
try {
  await theatre.nameBody('example-care', 'provider')
  await theatre.nameBody('example-council', 'council')
  await theatre.nameContact('cqc', 'cqc@example.org')
  await keep('whole-case-with-cqc', await wholeCase(theatre))
  await keep('silent-body-withdrawn', await silentBody(theatre))
  await keep('carried-on', await carriedOn(theatre))
  await keep('taken-over-and-corrected', await takenOver(theatre))
  await keep('late-and-answered', await lateRequest(theatre), 'regulation-request')
} finally {
  await theatre.close()
  await shared.stop()
}

async function keep(name: string, workflowId: string, process = 'recommendation') {
  const history = await theatre.client.workflow.getHandle(workflowId).fetchHistory()
  // As protobuf: the SDK's own conversion to JSON needs one protobufjs for all its packages, and it ships two.
  writeFileSync(path.join(FOLDER, `${process}-${name}.pb`), History.encode(history).finish())
}

async function lateRequest(stage: Theatre): Promise<string> {
  const sentOn = day('2027-01-11')
  const { regulationRequestDesk: desk, client, database } = stage
  const textId = await storeText(database, {
    room: 'cqc',
    kind: 'regulation-request',
    content: {
      registeredPerson: { name: 'Plainly Fictional Care Ltd', email: 'registered@example.org' },
      answersTo: 'governance@example.org',
      reasons: 'Fictional.',
    },
    storedBy: CQC.subject,
  })
  const id = 'rr-00000000000000000905'
  const state = newRequest(
    {
      id,
      provision: 'regulation-17-3',
      locationId: '1-990000905',
      bodyId: 'example-care',
      reference: null,
      textId,
      startedBy: CQC.subject,
      servedBy: 'e-mail with consent',
      sentOn,
    },
    { calendar: ENGLAND, clockShift: Date.parse(`${sentOn}T10:00:00Z`) - Date.now() },
  )
  await desk.startRequest(state, 'hash')
  const workflowId = requestWorkflowId(id)
  const untilMs = Date.parse('2027-02-12T12:00:00Z') - state.clockShift
  await fastForward(client, workflowId, { untilMs })
  const tell = (name: RequestTransitionName, actor: Actor, input: object) =>
    desk.sendToRequest(
      name,
      id,
      randomUUID(),
      { actor, bodyHash: 'hash', input: { ...input, textId } },
      20_000,
    )
  await tell('answer', provider, {})
  await tell('close', CQC, { outcome: 'answered' })
  await client.workflow.getHandle(workflowId).result()
  return workflowId
}

async function wholeCase(stage: Theatre): Promise<string> {
  const [id] = await stage.start({
    on: day('2027-01-11'),
    reference: '99 000 901',
    opening: {
      hasCqcLocation: true,
      mayBeShared: true,
      bodies: [
        { bodyId: 'example-care', bodyType: 'provider', planDueOn: day('2027-02-11'), takeOver: null },
      ],
      recommendations: [
        evidenceOnly(1, '2027-02-11', ['example-care']),
        { ...withPlan(2, '2027-04-12', ['example-care']), assurance: true },
      ],
    },
  })
  await stage.goTo(id, day('2027-02-05'))
  const answers = [{ recommendation: 2, answer: 'will-do' as const, items: 1 }]
  await stage.send(id, 'submitPlan', provider, { answers }, { words: 'plan' })
  await stage.send(id, 'submitEvidence', provider, { recommendation: 1 }, { words: 'sent' })
  await stage.send(id, 'judge', OFFICER, { recommendation: 1, decision: 'satisfied' })
  await stage.send(id, 'reviewPlan', OFFICER, { version: 1, decision: 'accept' })
  await stage.goTo(id, day('2027-03-03'))
  await stage.send(id, 'logPlan', CQC, { version: 1 })
  await stage.goTo(id, day('2027-04-09'))
  await stage.send(id, 'submitEvidence', provider, { recommendation: 2 }, { words: 'done' })
  await stage.send(id, 'seekAssurance', provider, { recommendation: 2 })
  const concerns = { recommendation: 2, answer: 'concerns' as const, regulatoryActivity: true }
  await stage.send(id, 'giveAssurance', CQC, concerns, { words: 'seen' })
  await stage.send(id, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied-late' })
  await stage.send(id, 'conclude', OFFICER, { followUpOn: day('2027-10-20') })
  await stage.goTo(id, day('2027-10-21'))
  await stage.send(id, 'answerFollowUp', provider, { stillInPlace: false }, { words: 'it lapsed' })
  const again = { stillInPlace: false, reopen: [2], dueOn: day('2027-12-01') }
  await stage.send(id, 'decideFollowUp', OFFICER, again, { words: 'again' })
  await stage.send(id, 'submitEvidence', provider, { recommendation: 2 }, { words: 'done again' })
  await stage.send(id, 'judge', OFFICER, { recommendation: 2, decision: 'satisfied-late' })
  await stage.send(id, 'conclude', OFFICER, {})
  await stage.client.workflow.getHandle(id).result()
  return id
}

async function silentBody(stage: Theatre): Promise<string> {
  const [id] = await stage.start({
    on: day('2027-01-11'),
    reference: '99 000 902',
    opening: {
      bodies: [
        { bodyId: 'example-council', bodyType: 'council', planDueOn: day('2027-02-12'), takeOver: null },
        { bodyId: 'example-care', bodyType: 'provider', planDueOn: null, takeOver: null },
      ],
      recommendations: [
        withPlan(1, '2027-05-12', ['example-council']),
        evidenceOnly(2, '2027-02-12', [...BODIES]),
      ],
    },
  })
  await stage.goTo(id, day('2027-06-15'))
  await stage.send(id, 'withdraw', OFFICER, {}, { words: 'overtaken' })
  await stage.client.workflow.getHandle(id).result()
  return id
}

async function carriedOn(stage: Theatre): Promise<string> {
  const [id] = await stage.start({
    on: day('2027-01-11'),
    reference: '99 000 903',
    opening: {
      carryOnAfter: 20,
      bodies: [{ bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver: null }],
      recommendations: [evidenceOnly(1, '2027-03-11', ['example-council'])],
    },
  })
  for (const words of ['one', 'two', 'three']) await stage.send(id, 'note', OFFICER, {}, { words })
  await stage.goTo(id, day('2027-03-10'))
  await stage.send(id, 'submitEvidence', council, { recommendation: 1 }, { words: 'done' })
  await stage.send(
    id,
    'judge',
    OFFICER,
    { recommendation: 1, decision: 'more-needed', dueOn: day('2027-04-30') },
    { words: 'more' },
  )
  return id
}

async function takenOver(stage: Theatre): Promise<string> {
  const takeOver = { stage: null, planReceivedOn: null, satisfiedOn: null }
  const [id] = await stage.start({
    on: day('2027-01-11'),
    reference: '99 000 904',
    opening: {
      bodies: [{ bodyId: 'example-council', bodyType: 'council', planDueOn: null, takeOver }],
      recommendations: [withPlan(1, null, ['example-council'])],
    },
  })
  await stage.goTo(id, day('2027-01-12'))
  await stage.send(id, 'confirmTakeOver', OFFICER, {})
  await stage.send(id, 'setDate', OFFICER, { recommendation: 0, dueOn: day('2027-02-12') })
  const correction = { what: 'plan-due-date' as const, dueOn: day('2027-02-26') }
  await stage.send(id, 'correct', OFFICER, { corrects: 1, correction }, { words: 'misread' })
  const onBehalf = { channel: 'post' as const, receivedOn: day('2027-01-12') }
  const answers = [{ recommendation: 1, answer: 'did' as const }]
  await stage.send(id, 'submitPlan', OFFICER, { answers, onBehalf }, { words: 'plan' })
  return id
}

// `kill -9` of each process while cases run, compared with a run in which nothing is killed: every case reaches the same
// end, and each letter leaves once. docs/letters.md names the one window in which it may leave twice: the letters that are in
// it are counted at each kill, and no more than these may come again.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { STATE } from '../../dev/place.js'
import { createDatabase } from '../../prisma/client.js'
import type { PrismaClient } from '../../prisma/generated/client.js'
import {
  ADMINISTRATOR_ACCOUNT,
  contactAccount,
  CQC_ACCOUNT,
  MANAGER_ACCOUNT,
  OFFICER_ACCOUNT,
  patientClient,
  startProduct,
  type Ask,
  type Product,
  type ProductPart,
} from '../support/product.js'
import { STEPS } from '../support/api-cases.js'
import { caseRequest } from '../support/fictional-case.js'
import { bringUpStack, type Stack, type StackPart } from '../support/stack-parts.js'
import { lettersInWindow } from './support/window.js'

const BODY = 'example-killed-council'
const CASES = 6

let stack: Stack
beforeAll(async () => {
  stack = await bringUpStack({ parent: path.join(STATE, 'test-faults'), durable: true, env: process.env })
}, 120_000)
afterAll(() => stack.end())

/** Everything that can be told of the cases at their end, without what differs from run to run. */
interface Story {
  readonly ledgers: Record<string, string[]>
  readonly letters: string[]
  readonly mails: number
  readonly mailsTwice: number
  /** How many letters were in the documented window when something was killed. */
  readonly inWindow: number
}

const addressFor = (prefix: string) => `${prefix}@example.org`

async function playCases(product: Product, prefix: string, meanwhile: () => Promise<number>): Promise<Story> {
  const [administrator, officer, manager, council, cqc] = await Promise.all(
    [ADMINISTRATOR_ACCOUNT, OFFICER_ACCOUNT, MANAGER_ACCOUNT, contactAccount(BODY), CQC_ACCOUNT].map(
      (account) => patientClient(product, stack.connection, account),
    ),
  )
  const address = addressFor(prefix)
  await administrator?.('POST', '/bodies', {
    id: BODY,
    type: 'council',
    name: 'Example Killed Council (fictional)',
  })
  const contact = { name: 'Robin Fictional', email: address, role: 'link officer' }
  await administrator?.('POST', `/bodies/${BODY}/contacts`, contact)
  await administrator?.('POST', '/contacts', { recipient: 'cqc', ...contact })
  const references = Array.from({ length: CASES }, (_, n) => `99 ${prefix} ${String(n).padStart(3, '0')}`)
  const people: People = {
    officer: officer as Ask,
    manager: manager as Ask,
    council: council as Ask,
    cqc: cqc as Ask,
  }
  const [inWindow] = await Promise.all([
    meanwhile(),
    ...references.map((reference, n) => play(reference, people, n % 2 ? withPlan : withEvidence)),
  ])
  const database = createDatabase(product.database.appUrl, { max: 2 })
  try {
    await settled(database)
    return { ...(await storyOf(database, references, address)), inWindow }
  } finally {
    await database.$disconnect()
  }
}

interface People {
  readonly officer: Ask
  readonly manager: Ask
  readonly council: Ask
  readonly cqc: Ask
}
type Say = readonly [Ask, string, object]

const submittedBy = { name: 'Robin Fictional', role: 'link officer', authority: 'delegated' }
const DUE_ON = '2029-03-01'
const JUDGED = { recommendation: 1, decision: 'satisfied' }

/** A remedy with evidence only. */
const withEvidence = (reference: string, { officer, council }: People) => ({
  request: caseRequest(reference, BODY, [DUE_ON]),
  says: [
    [council, 'evidence', { recommendation: 1, text: 'The apology was sent.', submittedBy }],
    [officer, 'notes', { text: 'Looked at it.' }],
    [officer, 'judgements', JUDGED],
    [officer, 'conclusion', {}],
  ] satisfies Say[],
})

/** A service improvement with a plan, which CQC logs and of which it gives its assurance. */
const withPlan = (reference: string, { officer, manager, council, cqc }: People) => ({
  request: {
    ...caseRequest(reference, BODY, []),
    mayBeShared: true,
    cqcLocationId: '1-100000001',
    responsibleBodies: [{ id: BODY, type: 'council', planDueOn: '2028-12-01' }],
    recommendations: [
      {
        kind: 'service-improvement',
        requires: 'action-plan',
        assurance: true,
        summary: 'Plainly fictional',
        dueOn: DUE_ON,
      },
    ],
  },
  says: [
    // As shipped nobody has confirmed on what a council's outcome may be shared: a manager decides it for the case.
    [
      manager,
      'sharing',
      {
        decision: 'share',
        matter: 'outcome',
        confirmedOn: new Date().toISOString().slice(0, 10),
        reasons: 'An example adviser has confirmed it.',
      },
    ],
    [
      council,
      'plan',
      { text: 'We will.', answers: [{ recommendation: 1, answer: 'will-do', items: STEPS }], submittedBy },
    ],
    [officer, 'plan/review', { version: 1, decision: 'accept' }],
    [cqc, 'plan/log', { version: 1, text: 'Logged.' }],
    [council, 'evidence', { recommendation: 1, text: 'Done.', submittedBy }],
    [council, 'assurance', { recommendation: 1, submittedBy }],
    [
      cqc,
      'assurance/answer',
      { recommendation: 1, answer: 'assured', regulatoryActivity: false, reasons: 'Seen.', submittedBy },
    ],
    [officer, 'judgements', JUDGED],
    [officer, 'conclusion', {}],
  ] satisfies Say[],
})

async function play(reference: string, people: People, course: typeof withEvidence | typeof withPlan) {
  const place = `/cases/${reference.replaceAll(' ', '-')}/bodies/${BODY}`
  const { request, says } = course(reference, people)
  const calls: Say[] = [
    [people.officer, '/cases', request],
    ...says.map(([who, what, body]): Say => [who, `${place}/${what}`, body]),
  ]
  for (const [who, address, body] of calls) {
    const { status, body: answer } = await who('POST', address, body)
    if (status >= 300) throw new Error(`${address}: ${status} ${JSON.stringify(answer)}`)
    await sleep(300)
  }
}

/** The cases are closed and their letters have left. */
async function settled(database: PrismaClient) {
  for (const until = Date.now() + 150_000; ; await sleep(250)) {
    const [open, unsent] = await Promise.all([
      database.caseBody.count({ where: { closedAt: null } }),
      database.letterItem.count({
        where: { class: 'notice', voidedAt: null, OR: [{ letterId: null }, { letter: { sentAt: null } }] },
      }),
    ]).catch(() => [1, 1])
    if (open === 0 && unsent === 0) return
    if (Date.now() > until)
      throw new Error(`after 150 seconds ${open} cases are open and ${unsent} letters unsent`)
  }
}

async function storyOf(database: PrismaClient, references: string[], address: string) {
  const rows = await database.ledger.findMany({ orderBy: { seq: 'asc' } })
  const letters = await database.letter.findMany({ select: { key: true } })
  const { webUrl } = stack.connection.mail
  const answer = await fetch(`${webUrl}/api/mails?to=${address}&limit=500`)
  const { mails } = (await answer.json()) as { mails: { messageId: string }[] }
  const named = (key: string) => key.replace(/99-\d{3}-/, '')
  return {
    ledgers: Object.fromEntries(
      references.map((r) => [
        named(r.replaceAll(' ', '-')),
        rows.filter((row) => row.reference === r).map((row) => row.event),
      ]),
    ),
    letters: letters.map((l) => named(l.key)).sort(),
    mails: new Set(mails.map((m) => m.messageId)).size,
    mailsTwice: mails.length - new Set(mails.map((m) => m.messageId)).size,
  }
}

/** What happens while the cases are played; it says how many letters may come twice for it. */
type Meanwhile = (product: Product, prefix: string) => Promise<number>

async function storyWhile(prefix: string, meanwhile: Meanwhile): Promise<Story> {
  const product = await startProduct(stack.connection)
  try {
    return await playCases(product, prefix, () => meanwhile(product, prefix))
  } finally {
    await product.end()
  }
}

/** After this a letter whose mark could not be written is given up, to be sent again: docs/letters.md, step 6. */
const MARKED_WITHIN = 5_000

/** How many letters are in the window now, and still are after some milliseconds. */
async function inWindow({ database: { appUrl } }: Product, prefix: string, after = 0): Promise<number> {
  const database = createDatabase(appUrl, { max: 1 })
  const look = () => lettersInWindow(database, stack.connection.mail.webUrl, addressFor(prefix))
  try {
    const first = await look()
    await sleep(after)
    const still = await look()
    return [...first].filter((id) => still.has(id)).length
  } finally {
    await database.$disconnect()
  }
}

/** When the letters of the window are counted: never where docs/letters.md knows of none for this kill. */
type Counted = 'never' | 'while it is away' | 'when it is back'

async function again(
  kill: () => Promise<void>,
  start: () => Promise<void>,
  counted: Counted,
  count: (after?: number) => Promise<number>,
): Promise<number> {
  await sleep(600)
  await kill()
  await sleep(500)
  const away = counted === 'while it is away' ? await count() : 0
  await start()
  return counted === 'when it is back' ? count(MARKED_WITHIN) : away
}
const ofTheProduct =
  (part: ProductPart, counted: Counted): Meanwhile =>
  (product, prefix) =>
    again(
      () => product.kill(part),
      () => product.start(part),
      counted,
      (after) => inWindow(product, prefix, after),
    )
const ofTheStack =
  (part: StackPart, counted: Counted): Meanwhile =>
  (product, prefix) =>
    again(
      () => stack.kill(part),
      () => stack.restart(part),
      counted,
      (after) => inWindow(product, prefix, after),
    )

type Kill = readonly [prefix: string, name: string, meanwhile: Meanwhile]

/** Each has a product of its own, so that these run beside each other. */
const KILLED_IN_ITS_PRODUCT: readonly Kill[] = [
  // It can mark nothing while it is dead, and its letters are tried again long after it is back.
  ['201', 'the worker', ofTheProduct('worker', 'while it is away')],
  ['202', 'the API', ofTheProduct('api', 'never')],
]
const KILLED_FOR_ALL: readonly Kill[] = [
  // Marks are asked for again for five seconds; it is back sooner, so that usually none is in the window.
  ['203', 'PostgreSQL', ofTheStack('postgres', 'when it is back')],
  ['204', 'Temporal', ofTheStack('temporal', 'never')],
  // Mail that it took before its answer arrived.
  ['205', 'the mail server', ofTheStack('mail', 'when it is back')],
]

const stories = new Map<string, Promise<Story>>()
beforeAll(() => {
  const begin = (prefix: string, meanwhile: Meanwhile) => {
    const story = storyWhile(prefix, meanwhile)
    story.catch(() => undefined) // told by its test
    stories.set(prefix, story)
  }
  begin('100', async () => 0)
  for (const [prefix, , meanwhile] of KILLED_IN_ITS_PRODUCT) begin(prefix, meanwhile)
})

let unkilled: Story
it('without a kill, every case ends and each letter leaves once', async () => {
  unkilled = (await stories.get('100')) as Story
  const [evidence, plan] = Object.values(unkilled.ledgers)
  expect(evidence).toEqual(['opened', 'evidence-submitted', 'noted', 'judged', 'closed'])
  expect(plan?.filter((event) => /^(plan|assurance|closed)/.test(event))).toEqual([
    'plan-submitted',
    'plan-accepted',
    'plan-logged',
    'assurance-sought',
    'assurance-given',
    'closed',
  ])
  expect(unkilled).toMatchObject({ mails: unkilled.letters.length, mailsTwice: 0 })
}, 240_000)

it.each([...KILLED_IN_ITS_PRODUCT, ...KILLED_FOR_ALL])(
  '(%s) kill -9 of %s changes neither the end of a case nor its letters',
  async (prefix, name, meanwhile) => {
    const story = await (stories.get(prefix) ?? storyWhile(prefix, meanwhile))
    const { mailsTwice, inWindow: allowed } = story
    expect({ ...story, mailsTwice: 0, inWindow: 0 }).toEqual(unkilled)
    // Said in whole, so that a failure names the kill.
    expect({ killed: name, tooOften: Math.max(0, mailsTwice - allowed), allowed }).toEqual({
      killed: name,
      tooOften: 0,
      allowed,
    })
  },
  300_000,
)

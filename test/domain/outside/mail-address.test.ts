// The one rule for mail addresses, held against the parser of the library that sends letters: whatever that would read as
// something else than the very address is refused.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import addressparser from 'nodemailer/lib/addressparser'
import MimeNode from 'nodemailer/lib/mime-node'
import { addressRefusal, isMailAddress, mailboxIn } from '../../../domain/outside/mail-address.js'
import { holds } from '../../support/holds.js'

const atext = fc.constantFrom(..."abzAZ09!#$%&'*+-/=?^_`{|}~".split(''))
const atom = fc.string({ unit: atext, minLength: 1, maxLength: 12 })
const dotAtom = fc.array(atom, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/)
const domain = fc
  .tuple(
    fc.array(label, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('org', 'example', 'org.uk', 'xn--p1ai'),
  )
  .map(([labels, last]) => [...labels, last].join('.'))
const plain = fc.tuple(dotAtom, domain).map(([local, at]) => `${local}@${at}`)
const words = fc.constantFrom('team', 'Old Office', 'a, b', 'x@y.example', '"q"', 'a(b)c')

/** Each form that RFC 5322 knows of an address, and forms that look like one; every one of them names a plain address in it. */
const otherForms = fc.oneof(
  fc.tuple(words, plain).map(([name, address]) => `${name}:${address}`),
  fc.tuple(words, plain).map(([name, address]) => `${name}: ${address};`),
  fc.tuple(words, plain).map(([name, address]) => `${name} <${address}>`),
  fc.tuple(words, plain).map(([name, address]) => `"${name}" <${address}>`),
  fc.tuple(plain, words).map(([address, comment]) => `${address} (${comment})`),
  fc.tuple(dotAtom, words, domain).map(([local, comment, at]) => `${local}(${comment})@${at}`),
  fc.tuple(dotAtom, words, domain).map(([local, comment, at]) => `${local}@(${comment})${at}`),
  fc
    .tuple(plain, plain, fc.constantFrom(',', ';', ' ', ', ', '\n', '\r\n'))
    .map(([a, b, sign]) => a + sign + b),
  fc.tuple(words, domain).map(([local, at]) => `"${local}"@${at}`),
  fc.tuple(dotAtom, words, domain).map(([local, quoted, at]) => `${local}."${quoted}"@${at}`),
  dotAtom.map((local) => `${local}@[192.0.2.1]`),
  dotAtom.map((local) => `${local}@[IPv6:2001:db8::1]`),
  fc.tuple(domain, plain).map(([via, address]) => `<@${via}:${address}>`),
  fc.tuple(dotAtom, domain, domain).map(([local, a, b]) => `${local}@${a}@${b}`),
  fc
    .tuple(dotAtom, domain, fc.constantFrom(' ', '\t', '\n '))
    .map(([l, d, space]) => `${l}${space}@${space}${d}`),
  fc.tuple(dotAtom, domain).map(([local, at]) => `.${local}@${at}`),
  fc.tuple(dotAtom, domain).map(([local, at]) => `${local}.@${at}`),
  fc.tuple(dotAtom, domain).map(([local, at]) => `${local}@${at}.`),
  fc.tuple(dotAtom, domain).map(([local, at]) => `${local}@-${at}`),
  fc.tuple(dotAtom, domain).map(([local, at]) => `${local}\\,x@${at}`),
  fc.tuple(domain).map(([at]) => `żółć@${at}`),
  fc.tuple(dotAtom).map(([local]) => `${local}@localhost`),
  fc.tuple(dotAtom).map(([local]) => `${local}@127.0.0.1`),
)

const envelopeOf = (to: unknown) => new MimeNode('text/plain').setHeader('To', to as string).getEnvelope().to

describe('a mail address', () => {
  it('is a dot-atom at a domain, and the library that sends reads it as that very address', () => {
    holds(
      fc.property(plain, (address) => {
        fc.pre(address.length <= 254 && address.indexOf('@') <= 64)
        expect(isMailAddress(address)).toBe(true)
        expect(addressparser(address)).toEqual([{ address, name: '' }])
        expect(envelopeOf({ name: '', address })).toEqual([address])
      }),
      { numRuns: 500 },
    )
  })

  it('is no other form that the RFC knows', () => {
    holds(
      fc.property(otherForms, (form) => {
        expect(isMailAddress(form)).toBe(false)
        expect(addressRefusal('/email', form)).toMatchObject({ field: '/email', code: 'invalid' })
      }),
      { numRuns: 1_000, examples: [['team:office@example.org'], ['office(old)@example.org']] },
    )
  })

  it('is never taken where the library would read something else, whatever the characters', () => {
    const put = fc.tuple(
      plain,
      fc.constantFrom(...'.@,;:<>()[]"\\ \t\r\n%=?_-é\0\u2028'.split('')),
      fc.nat(60),
    )
    const any = put.map(([address, sign, at]) => address.slice(0, at) + sign + address.slice(at))
    holds(
      fc.property(any, (form) => {
        const read = addressparser(form)
        const isReadSo = read.length === 1 && read[0]?.address === form && read[0].name === ''
        expect([form, isMailAddress(form) && !isReadSo]).toEqual([form, false])
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    [`${'a'.repeat(64)}@example.org`, true],
    [`${'a'.repeat(65)}@example.org`, false],
    [`a@${'b'.repeat(63)}.org`, true],
    [`a@${'b'.repeat(64)}.org`, false],
    [`a@${`${'b'.repeat(61)}.`.repeat(4)}org`, true],
    [`aa@${`${'b'.repeat(61)}.`.repeat(4)}orgs`, false],
  ])('has the lengths of RFC 5321: %s', (address, taken) => {
    expect(isMailAddress(address)).toBe(taken)
  })
})

describe('a mailbox of the configuration', () => {
  it.each([
    ['cases@example.org', { name: '', address: 'cases@example.org' }],
    ['Casework team <cases@example.org>', { name: 'Casework team', address: 'cases@example.org' }],
    ['Doe, "Jo" <cases@example.org>', { name: 'Doe, "Jo"', address: 'cases@example.org' }],
    ['team:cases@example.org', undefined],
    ['A <a@example.org>, B <b@example.org>', undefined],
    ['<>', undefined],
  ])('%s', (given, mailbox) => {
    expect(mailboxIn(given)).toEqual(mailbox)
  })
})

// Who of a provider gets a letter: the one it is meant for, whoever covers, and for what binds the registered person that
// person alone.
import { expect, it } from '@jest/globals'
import { addresseeFor, registeredPersonOf, type Person } from '../../../domain/people/addressee.js'
import { CAPACITIES, officeOf, type Capacity } from '../../../domain/recommendation/ids.js'
import { on } from '../calendar/calendars.js'

const ON = on('2027-01-11')
const somebody = (capacity: Capacity, isAway = false): Person => ({
  id: capacity,
  email: `${capacity}@example.org`,
  capacity,
  away: isAway ? { from: ON, to: ON } : null,
})

it('a letter reaches whoever is named, in whatever capacity, and never nobody', () => {
  for (const named of CAPACITIES)
    for (const wanted of CAPACITIES) expect(addresseeFor(wanted, [somebody(named)], ON)?.id).toBe(named)
})

it('a letter for a senior officer goes at a provider that has none to the nominated individual', () => {
  const people = [somebody('contact'), somebody('registered-manager'), somebody('nominated-individual')]
  expect(addresseeFor('senior-officer', people, ON)?.id).toBe('nominated-individual')
  expect(addresseeFor('contact', people, ON)?.id).toBe('contact')
})

it('what binds the registered person goes to the manager, in their absence to the nominated individual, and to no contact', () => {
  const beside = [somebody('contact'), somebody('deputy'), somebody('head-office')]
  const individual = somebody('nominated-individual')
  const person = (...people: Person[]) => registeredPersonOf([...beside, ...people], ON)?.id
  expect(person(individual, somebody('registered-manager'))).toBe('registered-manager')
  expect(person(individual, somebody('registered-manager', true))).toBe('nominated-individual')
  expect(person(individual)).toBe('nominated-individual')
  expect(person()).toBeUndefined()
})

it('each capacity beside the contact has a recipient of its own', () => {
  for (const capacity of CAPACITIES.filter((c) => c !== 'contact'))
    expect(officeOf(`body/example-home/${capacity}`)).toEqual({ office: 'body/example-home', capacity })
})

// A care service that a decision names is matched to a location of the register: taken when it is certain, else a person's.
import { describe, expect, it } from '@jest/globals'
import { matchLocation, soughtName, type Candidate } from '../../../domain/cqc-directory/match.js'
import { normaliseName } from '../../../domain/people/bodies.js'

const home = (id: string, name: string, own: Partial<Candidate> = {}): Candidate => ({
  id,
  normalised: normaliseName(name),
  postcode: null,
  provider: null,
  ...own,
})
const sought = (careService: string, ...providers: string[]) => ({ careService, providers })
const MINE = 'Plainly Fictional Care Limited'

describe('a care service', () => {
  it('is read apart from the postcode that is written with it', () => {
    expect(soughtName('The Fictional House, zz1 1zz')).toEqual({
      name: 'fictional house',
      postcode: 'ZZ1 1ZZ',
    })
    expect(soughtName('Fictional House')).toEqual({ name: 'fictional house', postcode: null })
  })

  it('is certain when one location alone has its name, and its provider or postcode agrees', () => {
    const mine = home('1-100000001', 'Fictional House', {
      provider: 'PLAINLY FICTIONAL CARE LTD',
      postcode: 'ZZ1 1ZZ',
    })
    const another = home('1-100000002', 'Fictional House', {
      provider: 'Another Fictional Ltd',
      postcode: 'ZZ2 2ZZ',
    })
    const certain = { certainty: 'certain', id: '1-100000001' }
    expect(matchLocation(sought('Fictional House', MINE), [mine, another])).toEqual(certain)
    expect(matchLocation(sought('fictional house ZZ1 1ZZ'), [another, mine])).toEqual(certain)
  })

  it('is doubtful when its name is all that agrees, several agree, or it is part of a name', () => {
    const plain = home('1-100000001', 'Fictional House')
    expect(matchLocation(sought('Fictional House', MINE), [plain])).toEqual({
      certainty: 'doubtful',
      ids: ['1-100000001'],
    })
    const twins = ['1-100000001', '1-100000002'].map((id) => home(id, 'Fictional House', { provider: MINE }))
    expect(matchLocation(sought('Fictional House', MINE), twins).certainty).toBe('doubtful')
    const longer = home('1-100000003', 'Fictional House Nursing Home', { provider: MINE })
    expect(matchLocation(sought('Fictional House', MINE), [longer, plain])).toEqual({
      certainty: 'doubtful',
      ids: ['1-100000001', '1-100000003'],
    })
  })

  it('is none when no location has such a name', () => {
    expect(matchLocation(sought('Fictional House', MINE), [])).toEqual({ certainty: 'none' })
  })
})

// The ladders that the product is shipped with. Policy, not law: an administrator can change them as data.

import type { Ladder } from './ladder.js'

/** For the plan and the evidence of an ordinary recommendation. */
export const STANDARD_LADDER: Ladder = {
  id: 'standard',
  rungs: [
    { id: 'before-10', amount: 10, unit: 'working days', when: 'before', to: 'contact', letter: 'reminder' },
    { id: 'before-5', amount: 5, unit: 'working days', when: 'before', to: 'contact', letter: 'reminder' },
    { id: 'before-1', amount: 1, unit: 'working days', when: 'before', to: 'contact', letter: 'reminder' },
    { id: 'after-1', amount: 1, unit: 'working days', when: 'after', to: 'contact', letter: 'overdue' },
    { id: 'after-5', amount: 5, unit: 'working days', when: 'after', to: 'contact', letter: 'overdue' },
    { id: 'after-10', amount: 10, unit: 'working days', when: 'after', to: 'manager', letter: 'escalation' },
  ],
}

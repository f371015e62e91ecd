// The one place of the workflows that reads time. Dates that are stored or sent come from here, never from an
// activity's clock: an activity may run days later, or in real time while the case lives in virtual time.

/** Epoch milliseconds by the workflow's clock; the shift is fixed at the start and only used by tests and rehearsals. */
export const now = (clockShift: number): number => Date.now() + clockShift

// How many cases work on a new calendar at the same time. They wait in the same queue as what people send to other cases,
// so the time that they take to answer says how long people wait: when it grows, fewer are told at once.

const FEWEST = 1
const FIRST = 2
const MOST = 8
/**
 * Milliseconds: quicker than this and there is room for more; slower than that and somebody whose message meets a pause of
 * the engine besides would wait for a second.
 */
const QUICK = 200
const SLOW = 300

export interface Pace {
  /** How many may be under way now. */
  readonly atOnce: number
  /** One has answered after so many milliseconds. */
  answered(after: number): void
}

/** Rises by one for each round of quick answers, and falls by half at a slow one. */
export function createPace(): Pace {
  let atOnce = FIRST
  let lastFall = 0
  let answers = 0
  return {
    get atOnce() {
      return Math.floor(atOnce)
    },
    answered(after) {
      answers += 1
      if (after <= QUICK) atOnce = Math.min(MOST, atOnce + 1 / atOnce)
      // Those that were under way together are slow together: they count once.
      else if (after > SLOW && answers - lastFall >= atOnce) {
        atOnce = Math.max(FEWEST, atOnce / 2)
        lastFall = answers
      }
    },
  }
}

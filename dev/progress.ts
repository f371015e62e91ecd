// Long steps say that they go on: silence for four minutes looks like a hang.

const EVERY = 5_000

let speaks: NodeJS.WritableStream = process.stdout

/** For a command whose standard output is its answer and nothing else. */
export function sayOnStandardError(): void {
  speaks = process.stderr
}

/** One line on the terminal. */
export function say(line: string): void {
  speaks.write(`${line}\n`)
}

/** Runs a step that may take long, with a line every five seconds, and one at its end if there were any. */
export async function withProgress<T>(step: string, work: () => Promise<T>): Promise<T> {
  const since = Date.now()
  const elapsed = () => `${Math.round((Date.now() - since) / 1000)} s`
  let spoke = false
  const timer = setInterval(() => {
    spoke = true
    say(`  ${step} … ${elapsed()}`)
  }, EVERY)
  try {
    const result = await work()
    if (spoke) say(`  ${step}: done after ${elapsed()}`)
    return result
  } finally {
    clearInterval(timer)
  }
}

// The runner of the test processes (docs/decisions/0024). jest-light-runner 0.8.2 answers the process that asks first in the name
// of all: one that is loaded a moment later has then been answered before it listens, asks in vain, and hangs with its first
// test file until the run is ended. Here each process is answered when it asks.
import { createRunner } from 'jest-light-runner'
import Tinypool from 'tinypool'

// Tests that draw use a seed of their own, and then this one, which every process of the run inherits (../holds.ts).
if (!process.env.FURTHER_SEED) {
  process.env.FURTHER_SEED = String(Math.floor(Math.random() * 2 ** 31))
  process.stderr.write(
    `Drawn tests use their own seeds and FURTHER_SEED=${process.env.FURTHER_SEED}, which repeats this run.\n`,
  )
}

const run = Tinypool.prototype.run
Tinypool.prototype.run = function (file, options) {
  const { workerData } = this.options
  let answer
  const channel = {
    onMessage: (listener) => (answer = listener),
    postMessage(message) {
      if (message === 'jest-light-runner-get-worker-data')
        answer({ type: 'jest-light-runner-worker-data', workerData })
    },
  }
  return run.call(this, file, { ...options, channel })
}

export default createRunner({ runtime: 'child_process' })

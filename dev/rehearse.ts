// `npm run rehearse -- …`: the command on the engine that runs in this checkout, or on one brought up for the time of it.
import path from 'node:path'
import { runRehearseCommand } from '../cli/rehearsal/command.js'
import { withLock } from './lock.js'
import { STATE } from './place.js'
import { say, sayOnStandardError } from './progress.js'
import { withEngine } from './with-engine.js'
import { workflowBundle } from './workflow-bundle.js'

// Standard output is the answer alone.
sayOnStandardError()

await runRehearseCommand(process.env, async (work) => {
  const bundle = workflowBundle(process.env)
  bundle.catch(() => undefined)
  return withLock(
    path.join(STATE, 'rehearsal.lock'),
    () =>
      withEngine(process.env, async ({ rehearsal }) =>
        work({ environment: rehearsal, bundlePath: await bundle }),
      ),
    () => say('Waiting for the end of another rehearsal'),
  )
})

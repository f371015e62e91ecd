// `node dist/cli/rehearse.js FILE [--script prompt|late|silent] [--shared] [--json]`: plays every case of a file through
// its whole life in virtual time and tells its story (docs/rehearsal.md). Nothing in the world notices.
import { runRehearseCommand } from './rehearsal/command.js'
import { rehearsalEnvironment } from './rehearsal/environment.js'

const env = process.env

await runRehearseCommand(env, async (work) => {
  const bundlePath = env.WORKFLOW_BUNDLE
  if (!bundlePath)
    throw new Error(
      'WORKFLOW_BUNDLE is missing: set it to the workflow-bundle.js that the build has written.',
    )
  return work({ environment: rehearsalEnvironment(env), bundlePath })
})

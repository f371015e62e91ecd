// Every kept history of a finished or running case replays on the workflows as they are now: a change that would break
// a running case fails here (docs/patches.md names the changes that were patched).
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import { Worker } from '@temporalio/worker'
import proto from '@temporalio/proto'
import { workflowBundle } from '../../dev/workflow-bundle.js'

const FOLDER = path.join(import.meta.dirname, 'histories')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.pb'))

it('there are histories to replay', () => expect(files.length).toBeGreaterThanOrEqual(4))

it.each(files)('%s replays', async (file) => {
  const codePath = await workflowBundle(process.env)
  const history = proto.temporal.api.history.v1.History.decode(readFileSync(path.join(FOLDER, file)))
  const attributes = history.events?.[0]?.workflowExecutionStartedEventAttributes
  const replayed = Worker.runReplayHistory(
    { workflowBundle: { codePath } },
    history,
    attributes?.workflowId ?? 'replayed',
  )
  await expect(replayed).resolves.toBeUndefined()
})

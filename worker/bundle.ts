// Bundles the workflows ahead of time: bundle.ts FILE. A worker with a prebuilt bundle (WORKFLOW_BUNDLE) starts in
// a second instead of five, and a deployment's workers all run the same code.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { bundlerOptions, WORKFLOWS } from './bundler.js'

const [file] = process.argv.slice(2)
if (!file) throw new Error('Say where to write the bundle: worker/bundle.ts FILE')

const { code } = await bundleWorkflowCode({
  ...bundlerOptions(),
  workflowsPath: WORKFLOWS,
  logger: new DefaultLogger('WARN'),
})
await mkdir(path.dirname(path.resolve(file)), { recursive: true })
// Another process may read it at this moment: it appears whole or not at all.
const draft = `${file}.${process.pid}`
await writeFile(draft, code)
await rename(draft, file)

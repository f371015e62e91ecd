// Jest's global set-up of the projects that stand on the real stack: starts it, unless the run has one already.
import { startSharedStack } from './shared-stack.mjs'

export default async function setUp() {
  if (process.env.FOLLOWTHROUGH_TEST_STACK) return
  globalThis.followthroughStack = await startSharedStack()
}

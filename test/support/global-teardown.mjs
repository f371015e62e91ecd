// Jest's global tear-down: ends the stack that this run's set-up started.

export default async function tearDown() {
  await globalThis.followthroughStack?.stop()
  globalThis.followthroughStack = undefined
}

// Where a benchmark runs: a stack and a product of its own, ended with it, by Ctrl-C too: every part leads a process group of
// its own, which the terminal does not reach.
import path from 'node:path'
import { STATE } from '../../dev/place.js'
import { startProduct, type Product, type ProductPart } from '../support/product.js'
import { bringUpStack, type Stack } from '../support/stack-parts.js'

/**
 * Runs the work beside the product as it is built for production, on a database whose commits are flushed.
 *
 * @param which of the product's processes
 * @param prepare what is done to the stack before the product starts
 */
export async function onOwnProduct<T>(
  which: readonly ProductPart[],
  work: (stack: Stack, product: Product) => Promise<T>,
  prepare: (stack: Stack) => Promise<void> = () => Promise.resolve(),
): Promise<T> {
  const stack = await bringUpStack({ parent: path.join(STATE, 'bench'), durable: true, env: process.env })
  let starting: Promise<Product> | undefined
  const end = async () => {
    await starting?.then(
      (product) => product.end(),
      () => undefined,
    )
    await stack.end()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.exit(130)))
  try {
    await prepare(stack)
    starting = startProduct(stack.connection, which, { workerGivesWay: true })
    return await work(stack, await starting)
  } finally {
    await end()
  }
}

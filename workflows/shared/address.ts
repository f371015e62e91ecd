// Where the product shows what a process is about: the last line of what people read of it in the Temporal UI.
import { workflowInfo } from '@temporalio/workflow'

/** What is shown, with the product's address if the process was started with it. */
export function withAddress(details: string): string {
  const address = workflowInfo().memo?.address
  return typeof address === 'string' ? `${details}\n\n[In Followthrough](${address})` : details
}

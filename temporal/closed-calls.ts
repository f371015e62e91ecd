// What a call becomes that is tried again after its connection was closed. The SDK tries again from a timer, and gRPC throws
// there: an error that nobody can catch would end the whole process, in the middle of an orderly shutdown.
import type { ConnectionOptions } from '@temporalio/client'

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number]
type Call = ReturnType<Interceptor>
type Listener = Parameters<Call['start']>[1]
type Status = Parameters<NonNullable<NonNullable<Listener>['onReceiveStatus']>>[0]

/** gRPC's code of a call that was given up; the SDK does not try it again. */
const CANCELLED = 1

/** A call that ends at once. */
function ended(details: string): Call {
  const call = {
    start(metadata: Status['metadata'], listener?: Listener) {
      // gRPC's own list of codes is no dependency of ours.
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment
      listener?.onReceiveStatus?.({ code: CANCELLED, details, metadata })
    },
    sendMessage() {},
    sendMessageWithContext() {},
    startRead() {},
    halfClose() {},
    cancelWithStatus() {},
    getPeer: () => 'unknown',
    getAuthContext: () => null,
  }
  return call as unknown as Call
}

/** Ends a call with the status “cancelled” where the closed connection would throw. It stands behind the interceptor that tries again. */
export const endClosedCalls: Interceptor = (options, nextCall) => {
  try {
    return nextCall(options) as Call
  } catch (error) {
    return ended((error as Error).message)
  }
}

// The one way to a Temporal client. It connects when first used, so that the API starts, and says what is down,
// while Temporal is not there.
import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client'
import { endClosedCalls } from './closed-calls.js'
import { connectionOptions, type TemporalPlace } from './security.js'

export interface TemporalConnection {
  client: Client
  connection: Connection
  /** Ends the connection; calls in flight fail. */
  close(): Promise<void>
}

/**
 * Opens a client of one namespace. Nothing is sent before the first call, which fails while the server is away.
 *
 * @param options.address host and port of the frontend, as in TEMPORAL_ADDRESS
 * @param options.security TLS and API key, as the configuration has read them
 */
export function connectTemporal(options: TemporalPlace & { readonly namespace: string }): TemporalConnection {
  const connection = Connection.lazy({
    ...connectionOptions(options),
    connectTimeout: 5_000,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), endClosedCalls],
  })
  const client = new Client({ connection, namespace: options.namespace })
  return { client, connection, close: () => connection.close() }
}

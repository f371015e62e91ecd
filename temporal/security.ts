// How a Temporal that is not everybody's is spoken to: by TLS, with a certificate of one's own or an API key. The same for
// the client and for the worker, whose connections are made by different programs.
import { readFileSync } from 'node:fs'

/** Files are PEM. */
export interface TemporalSecurity {
  readonly tls: boolean
  readonly apiKey?: string
  /** Of the authority that vouches for the server, when the machine does not know it. */
  readonly authorityFile?: string
  /** The client's certificate, where the server asks for one (mTLS). */
  readonly own?: { readonly certificateFile: string; readonly keyFile: string }
}

/** From what is set; where TLS is neither asked for nor refused, a key or a certificate asks for it. */
export function securityFrom({
  tls,
  apiKey,
  authorityFile,
  certificateFile,
  keyFile,
}: {
  readonly tls: 'true' | 'false' | undefined
  readonly apiKey: string | undefined
  readonly authorityFile: string | undefined
  readonly certificateFile: string | undefined
  readonly keyFile: string | undefined
}): TemporalSecurity {
  const asked = [apiKey, authorityFile, certificateFile].some((given) => given !== undefined)
  return {
    tls: tls === undefined ? asked : tls === 'true',
    ...(apiKey !== undefined && { apiKey }),
    ...(authorityFile !== undefined && { authorityFile }),
    ...(certificateFile !== undefined && keyFile !== undefined && { own: { certificateFile, keyFile } }),
  }
}

/** A frontend, and how it is spoken to: in the clear, if not given. */
export interface TemporalPlace {
  readonly address: string
  readonly security?: TemporalSecurity
}

/** The options of a connection, client's or worker's. @throws when a named file cannot be read */
export function connectionOptions({ address, security = { tls: false } }: TemporalPlace) {
  const { tls, apiKey, authorityFile, own } = security
  return {
    address,
    ...(apiKey !== undefined && { apiKey }),
    // Said in both cases: an API key alone would mean TLS.
    tls: tls && {
      ...(authorityFile !== undefined && { serverRootCACertificate: readFileSync(authorityFile) }),
      ...(own && {
        clientCertPair: { crt: readFileSync(own.certificateFile), key: readFileSync(own.keyFile) },
      }),
    },
  }
}

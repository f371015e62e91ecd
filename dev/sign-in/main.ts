// The sign-in service as a process of its own: main.ts SECRETS-FILE PORT AUDIENCE.
import { HOST } from '../ports.js'
import { createSignIn } from './provider.js'
import { signInSecrets } from './secrets.js'

const [file = '', port, audience = ''] = process.argv.slice(2)
const issuer = `http://${HOST}:${port}`
const server = createSignIn({ issuer, audience, secrets: signInSecrets(file) }).listen(Number(port), HOST)

const stop = () => {
  server.closeAllConnections()
  server.close(() => process.exit(0))
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

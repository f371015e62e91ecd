// The mail catcher of one machine: takes every mail and delivers none.
import { once } from 'node:events'
import { HOST } from '../ports.js'
import { createMailPages } from './pages.js'
import { createSmtpServer } from './smtp.js'
import { openMailStore } from './store.js'

export interface MailCatcher {
  /** Ends both servers; what was accepted stays on disk. */
  close(): Promise<void>
}

/**
 * Starts the mail server and its pages.
 *
 * @throws when a port is taken or the folder cannot be written
 */
export async function startMailCatcher(options: {
  folder: string
  smtpPort: number
  webPort: number
}): Promise<MailCatcher> {
  const store = await openMailStore(options.folder)
  const smtp = createSmtpServer(store)
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject)
    smtp.listen(options.smtpPort, HOST, () => resolve())
  })
  // A client that breaks off is no reason to stop taking mail.
  smtp.removeAllListeners('error')
  smtp.on('error', () => undefined)
  const web = createMailPages(store).listen(options.webPort, HOST)
  await once(web, 'listening')
  return {
    close: async () => {
      await new Promise<void>((resolve) => smtp.close(() => resolve()))
      web.closeAllConnections()
      await new Promise((resolve) => web.close(resolve))
    },
  }
}

// The mail catcher as a process of its own: main.ts FOLDER SMTP-PORT WEB-PORT. It outlives what sends to it.
import { startMailCatcher } from './catcher.js'

const [folder = '', smtpPort, webPort] = process.argv.slice(2)
const catcher = await startMailCatcher({ folder, smtpPort: Number(smtpPort), webPort: Number(webPort) })

const stop = () => void catcher.close().then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

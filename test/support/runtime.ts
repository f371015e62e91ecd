// What every test process installs of Temporal's SDK, once, whichever of its test files comes first: it writes warnings alone.
import { DefaultLogger, Runtime } from '@temporalio/worker'

Runtime.install({ logger: new DefaultLogger('WARN') })

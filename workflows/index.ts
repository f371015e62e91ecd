// All that the bundler reads: every durable process of the product.
export { calendarChange, calendarUpdate } from './calendars/workflow.js'
export { caseChange } from './case-change/workflow.js'
export { contacts } from './contacts/workflow.js'
export { cqcDirectoryUpdate } from './cqc-directory/workflow.js'
export { fileScan } from './files/workflow.js'
export { housekeeping } from './housekeeping/workflow.js'
export { recommendation } from './recommendation/workflow.js'
export { redating } from './redating/workflow.js'

// All that the bundler reads: every durable process of the product.
export { contacts } from './contacts/workflow.js'
export { housekeeping } from './housekeeping/workflow.js'
export { recommendation } from './recommendation/workflow.js'

// Makes sure that a namespace and the product's search attributes exist. The set is settled (architecture §3.12):
// PostgreSQL allows ten Keyword and three of each other type, and none of them may hold personal data.
import { setTimeout as sleep } from 'node:timers/promises'
import { isGrpcServiceError, type Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'
import { SEARCH_ATTRIBUTES } from '../domain/search-attributes.js'

const { IndexedValueType } = proto.temporal.api.enums.v1
type IndexedType = proto.temporal.api.enums.v1.IndexedValueType

const indexedTypes: Record<(typeof SEARCH_ATTRIBUTES)[keyof typeof SEARCH_ATTRIBUTES], IndexedType> = {
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  KEYWORD_LIST: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  BOOL: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
}

/** How long Temporal keeps the history of a closed case; the product's own record is in PostgreSQL, for good. */
export const RETENTION_DAYS = 30

const USABLE_WITHIN = 60_000
/** gRPC's code. */
const ALREADY_EXISTS = 6

async function listAttributes(connection: Connection, namespace: string): Promise<Map<string, IndexedType>> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  return new Map(Object.entries(customAttributes))
}

/** Retries while the server's own caches have not yet learnt of the namespace. */
async function whenKnown<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + USABLE_WITHIN; ; await sleep(50)) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > until) throw new Error(`${what}: ${(error as Error).message}`, { cause: error })
    }
  }
}

async function register(connection: Connection, namespace: string, retentionDays: number): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs(retentionDays * 86_400_000),
    })
  } catch (error) {
    if (!isGrpcServiceError(error) || (error.code as number) !== ALREADY_EXISTS) throw error
  }
}

async function addAttributes(connection: Connection, namespace: string): Promise<void> {
  const wanted = Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, indexedTypes[type]] as const)
  const present = await whenKnown(`Search attributes of namespace ${namespace} cannot be listed`, () =>
    listAttributes(connection, namespace),
  )
  // The server accepts an existing name silently, also with another type: nothing would then be found by it.
  for (const [name, type] of wanted) {
    const found = present.get(name)
    if (found !== undefined && found !== type)
      throw new Error(
        `Search attribute ${name} of namespace ${namespace} has type ${IndexedValueType[found]} and must have ` +
          `${IndexedValueType[type]}: remove it with \`temporal operator search-attribute remove\`, then start again.`,
      )
  }
  const missing = wanted.filter(([name]) => !present.has(name))
  if (missing.length === 0) return
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing),
  })
}

/** A query that names every attribute is refused until all are usable. */
async function untilUsable(connection: Connection, namespace: string): Promise<void> {
  const query = Object.keys(SEARCH_ATTRIBUTES)
    .map((name) => `${name} IS NULL`)
    .join(' AND ')
  await whenKnown(`Search attributes of namespace ${namespace} do not become usable`, () =>
    connection.workflowService.countWorkflowExecutions({ namespace, query }),
  )
}

/**
 * Creates the namespace and its search attributes where they are missing; returns when workflows can use them.
 *
 * @param options.retentionDays how long the history of a closed workflow is kept
 * @throws when an attribute exists with another type, or the server does not answer within a minute
 */
export async function ensureNamespace(
  connection: Connection,
  options: { namespace: string; retentionDays: number },
): Promise<void> {
  await register(connection, options.namespace, options.retentionDays)
  await addAttributes(connection, options.namespace)
  await untilUsable(connection, options.namespace)
}

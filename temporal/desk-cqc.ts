// The desk for CQC's directory: news of a location to a running case.
import { WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { LocationNews } from '../domain/cqc-directory/news.js'
import { locationChanged } from '../workflows/recommendation/messages.js'

export interface CqcDesk {
  /** Tells a running case; false when it does not run. */
  tellLocationNews(workflowId: string, news: LocationNews): Promise<boolean>
}

/** The desk of one namespace. */
export function createCqcDesk(client: Client): CqcDesk {
  return {
    async tellLocationNews(workflowId, news) {
      try {
        await client.workflow.getHandle(workflowId).signal(locationChanged, news)
        return true
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false
        throw error
      }
    },
  }
}

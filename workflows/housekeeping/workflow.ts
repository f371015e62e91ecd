// Nightly: words that were stored and never adopted are swept after seven days.
import { records } from '../shared/activities.js'

export async function housekeeping(): Promise<void> {
  await records.sweepTexts.executeWithOptions({ summary: 'Sweep words that nobody adopted' }, [])
}

// Nightly: words and files that were stored and never adopted are swept after seven days.
import { records, rounds } from '../shared/activities.js'

export async function housekeeping(): Promise<void> {
  await records.sweepTexts.executeWithOptions({ summary: 'Sweep words that nobody adopted' }, [])
  await rounds.sweepFiles.executeWithOptions({ summary: 'Sweep files that nobody adopted' }, [])
}

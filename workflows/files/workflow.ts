// A file that has arrived stays in quarantine until the scanner has seen it, however long the scanner is away.
import { scans } from '../shared/activities.js'

export async function fileScan({ fileId }: { readonly fileId: string }): Promise<void> {
  await scans.scanFile.executeWithOptions({ summary: 'Show the file to the scanner' }, [{ fileId }])
}

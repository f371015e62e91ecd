// Names a contact (memorandum 3.1, 5.6): writes the directory entry, then tells every running case whose letters had
// nobody to go to. Short, so that a crash between the two is nobody's business but Temporal's.
import { records } from '../shared/activities.js'
import { now } from '../shared/clock.js'

export interface DirectoryChange {
  /** The stored words: name, address, role. */
  readonly textId: string
  readonly recipient: string
  readonly namesContact: boolean
}

export async function contacts({ textId, recipient, namesContact }: DirectoryChange): Promise<void> {
  await records.recordDirectoryEntry.executeWithOptions({ summary: 'Write the directory entry' }, [
    { textId, recipient, at: now(0) },
  ])
  if (namesContact)
    await records.tellContactNamed.executeWithOptions({ summary: 'Tell the running cases' }, [{ recipient }])
}

// A file that holds no cases at all, whatever it was meant to be; the message says what it should be.

/** The file itself cannot be read, or is no list of cases. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
}

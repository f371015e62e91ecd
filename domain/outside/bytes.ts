// How bytes from outside become text: UTF-8, with or without its mark at the beginning. Bytes in another coding are refused
// here, because whoever reads them as UTF-8 loses letters without a word.

/** The text of these bytes; undefined when they are no UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

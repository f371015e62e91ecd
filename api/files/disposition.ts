// The name of a file in the header Content-Disposition (RFC 6266), read and written. In a header because names often
// name people, and addresses are kept in logs.

/** The name that the header gives, its own coding undone; undefined when it gives none that can be read. */
export function nameIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const extended = /;\s*filename\*\s*=\s*UTF-8'[\w-]*'([^;\s]+)/i.exec(`;${header}`)?.[1]
  if (extended !== undefined)
    try {
      return decodeURIComponent(extended)
    } catch {
      return undefined
    }
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(`;${header}`)?.[1]
  // A header is Latin-1 on its way; what a client put in as UTF-8 is read as that.
  if (quoted !== undefined) return asUtf8(quoted.replace(/\\(.)/g, '$1'))
  return /;\s*filename\s*=\s*([^\s;"]+)/i.exec(`;${header}`)?.[1]
}

function asUtf8(text: string): string {
  const read = Buffer.from(text, 'latin1').toString('utf8')
  return read.includes('�') ? text : read
}

/** The header under which a file leaves: to be kept, never shown by the browser in the product's name. */
export const attachment = (name: string) =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encoded(name)}`

const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

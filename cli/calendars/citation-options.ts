// The authority of a rule or a policy as it is typed at a terminal: what is not typed stays as it was.
import type { Citation } from '../../domain/calendar/rule.js'

export const CITATION_OPTIONS = {
  citation: { type: 'string' },
  'citation-version': { type: 'string' },
  'citation-status': { type: 'string' },
} as const
type CitationOptions = { readonly [option in keyof typeof CITATION_OPTIONS]?: string | undefined }

export const CITATION_USAGE = '--citation "TEXT" --citation-version "VERSION" --citation-status STATUS'

/** What was typed, as a whole citation; nothing when none of it was. */
export function citationIn(options: CitationOptions, citation: Citation): Citation | undefined {
  const { citation: text, 'citation-version': version, 'citation-status': status } = options
  if (text === undefined && version === undefined && status === undefined) return undefined
  return {
    text: text?.trim() ?? citation.text,
    version: version?.trim() ?? citation.version,
    status: (status ?? citation.status) as Citation['status'],
  }
}

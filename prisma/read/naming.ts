// Whether a body may be named in what is published: not where its written statement does not name it (s34H(8)–(9)).
import type { Particulars } from '../../domain/recommendation/particulars.js'

/** That the written statement does not name this body. */
export const isUnnamed = (row: { readonly particulars: unknown } | null): boolean =>
  (row?.particulars as Particulars | undefined)?.track?.named === false

// Days as they are written; the database's client hands them over as midnight UTC.

/** A `date` column as YYYY-MM-DD. */
export const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** The same, or null. */
export const dayOrNull = (date: Date | null) => date && dayOf(date)

// Days as they are written, and as the database's client takes and gives them: midnight UTC.

/** A `date` column as YYYY-MM-DD. */
export const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** The same, or null. */
export const dayOrNull = (date: Date | null) => date && dayOf(date)

/** A day for a `date` column. */
export const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** The same, or null. */
export const dateOrNull = (day: string | null | undefined) => (day ? dateOf(day) : null)

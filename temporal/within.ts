// Waiting that ends: whoever asks is answered in time, whatever goes on behind.

/** The value, or undefined when it takes longer; milliseconds. A value that comes later, or fails, is let go. */
export async function within<T>(waitMs: number, value: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), waitMs)
  })
  value.catch(() => undefined)
  try {
    return await Promise.race([value, patience])
  } finally {
    clearTimeout(timer)
  }
}

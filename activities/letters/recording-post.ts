// The post of a rehearsal: the letter's row is the whole record and nothing leaves (a rehearsal cannot touch the world).
import type { Post } from './post.js'

/** A post that accepts every letter and opens no connection. */
export const createRecordingPost = (): Post => ({
  deliver: () => Promise.resolve({ accepted: true }),
})

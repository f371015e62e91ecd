// Takes a file as it is: no form around it, no coding on it, and nobody who stops sending keeps it open.
import type { RequestHandler } from 'express'
import { Problem } from '../problem.js'

/** Milliseconds without a byte. */
const SILENT_AT_MOST = 30_000

export const fileBody: RequestHandler = (request, _response, next) => {
  const refuse = (parameter: string, problem: string, remedy: string) => {
    throw new Problem('wrong-content-type', {
      detail: 'The file must come as it is.',
      errors: [{ parameter, problem, remedy }],
    })
  }
  if (request.is('multipart/*') || request.is('application/x-www-form-urlencoded'))
    refuse(
      'Content-Type',
      'is that of a form',
      'application/octet-stream, with the bytes of the file as the body',
    )
  const coding = request.headers['content-encoding']
  if (coding !== undefined && coding !== 'identity')
    refuse('Content-Encoding', 'is a coding', 'leave it out and send the bytes of the file')
  request.setTimeout(SILENT_AT_MOST, () => request.destroy())
  next()
}

// What every answer says to browsers and proxies: keep nothing, guess nothing, load nothing, tell nobody where from.
import type { RequestHandler } from 'express'

export const safeHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  next()
}

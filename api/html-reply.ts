// A page as a reply, with the policy that lets it load and send nothing.
import { CONTENT_SECURITY_POLICY } from '../web/layout.js'
import type { Reply } from './route.js'

export const htmlReply = (status: number, body: string): Reply => ({
  status,
  body,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': CONTENT_SECURITY_POLICY },
})

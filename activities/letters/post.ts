// The port through which letters leave. One adapter speaks SMTP; the other, for rehearsals, sends nothing at all.

/** A finished letter to one address. `messageId` is the same on every try, so that a mail system can drop a repeat. */
export interface Mail {
  readonly to: string
  readonly replyTo: string
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Whether the mail server took it. `why` is a code without personal data, such as `smtp-550`. */
export type Delivery = { readonly accepted: true } | { readonly accepted: false; readonly why: string }

export interface Post {
  /**
   * Hands a mail to the mail server once. An answer of `accepted: false` is for good; what may succeed later is thrown
   * as `PostUnavailable`.
   */
  deliver(mail: Mail): Promise<Delivery>
}

/** The mail server did not take a letter this time. Its message names codes only: it is shown in the Temporal UI. */
export class PostUnavailable extends Error {
  override name = 'PostUnavailable'
}

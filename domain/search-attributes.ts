// What a running case shows in lists of the Temporal UI: one set for all processes. They are not encrypted, so they
// hold codes and ids only; a ninth needs a decision record (PostgreSQL allows few).

export const SEARCH_ATTRIBUTES = {
  Stage: 'KEYWORD',
  WaitingOn: 'KEYWORD_LIST',
  BodyId: 'KEYWORD',
  Reference: 'KEYWORD',
  Team: 'KEYWORD',
  Process: 'KEYWORD',
  DueAt: 'DATETIME',
  Overdue: 'BOOL',
} as const

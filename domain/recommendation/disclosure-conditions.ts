// A body may not make what it tells the Ombudsman, or its remedy, depend on silence: conditions that forbid disclosure are
// unacceptable (LGSCO Compliance Manual). What reads like one is flagged to the officer, who decides what it means.

/** What a body has sent, with what its words were found to read like. */
export interface Flagged {
  /** A condition that nobody may learn of it. */
  readonly forbidsDisclosure?: true
}

const TELL =
  '(?:disclos\\w*|shar(?:e|ed|ing)|publish\\w*|pass(?:ed|ing)? (?:it )?on|reveal\\w*|releas\\w+|discuss\\w*|sp(?:eak|oken))'

const CONDITIONS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:condition|provided|understanding)(?: is)? that\\b[^.;]*\\b(?:not|never|nobody|no one)\\b[^.;]*\\b${TELL}\\b`,
    'iu',
  ),
  new RegExp(`\\b(?:must|may|can|shall|should|is|are)(?: ?not|n[’']t)(?: to)? (?:be )?${TELL}\\b`, 'iu'),
  new RegExp(`\\bnot (?:for|to be) (?:disclosure|publication|circulation|${TELL})`, 'iu'),
  /\b(?:non-?disclosure|confidentiality|gagging) (?:agreement|clause|undertaking)\b/iu,
  /\b(?:kept?|keep|treat(?:ed)? (?:it |this |them )?as|remain) (?:it |this |them )?(?:strictly |entirely )?(?:confidential|secret)\b/iu,
]

/** Whether any of these words reads like a condition that nobody else may learn of it. */
export const forbidsDisclosure = (words: readonly string[]): boolean =>
  words.some((text) => CONDITIONS.some((pattern) => pattern.test(text)))

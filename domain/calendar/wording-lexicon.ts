// The words by which the grammar of a wording is told. Verbs and nouns are open: a word that stands in no list is taken by its
// place and its ending. What is listed is closed in English (articles, pronouns, forms of "to be") or would mislead.

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Begin a phrase that names something definite. */
export const DEFINITE = setOf(
  'the this these those its their his her our your my both mr mrs ms miss dr him them us me himself herself themselves',
)
/** Begin a phrase that names something in general. */
export const INDEFINITE = setOf('a an any all each every some no another such more further other')
export const TITLES = setOf('mr mrs ms miss dr professor')
/** Whole phrases by themselves; "her" is also an article. */
export const PRONOUNS = setOf(
  'him them us me himself herself themselves itself everyone everybody everything this these those',
)

export const PREPOSITIONS = setOf(
  'to for with of about on in at from into against under through towards regarding concerning between via per over by without around across',
)
/** Begin a clause inside the action, whatever they stand behind. */
export const COMPLEMENTISERS = setOf('that why how whether which who whom whose what where because so')
/** Begin words that may change whether or when something is to be done, and so hide nothing behind them. */
export const ADVERBIALS = setOf(
  'as if unless until till when whenever while before after once where wherever since subject provided providing assuming given supposing except save depending dependent conditional than pending though although during despite',
)
export const SUBJECTS = setOf('it they he she we i you there nobody everybody')
export const AUXILIARIES = setOf(
  "is are was were be been being am has have had having do does did done will would can cannot could should must may might shall isn't aren't wasn't weren't hasn't haven't didn't doesn't won't can't couldn't ought",
)

/** Verbs that may stand first: what a body is asked to do, without doubt about what they act upon. */
const PLAIN =
  'add allocate amend apologise apologize appoint approach arrange assign backdate book bring brief buy calculate cancel carry circulate clear coach commission compensate complete conduct contact convene correct create credit deduct deliver deploy design develop discuss distribute draft draw email end engage erect embed escalate extend fit fix fund give grant handle hire hold host identify implement improve inspect install instruct interview introduce invite issue make mend meet organise organize pay phone post prepare produce provide publish purchase put reassess recalculate reconsider reconvene recruit redraft reduce refer refund reimburse reinstate release restore relocate remove renew repay replace reply reprint resend resolve respond restart restore retrain return revise rewrite secure send serve set settle show sign speak start stop store strengthen submit supply suspend take telephone thank transfer translate upload visit waive withdraw write'
/** Actions that are also things ("the decision review"): an action only before what it acts upon. */
const THINGS_TOO =
  'address answer audit award call change charge contract copy cost credit deal design document draft fund hand help issue lead loan log mail offer order place plan post print process record repair report review share support survey test train update visit'
/** Whatever they act upon can be a clause without a joining word ("confirm staff reply"). */
const CLAUSAL =
  'accept acknowledge advise agree announce ask assess assure check clarify confirm consider decide declare demonstrate detail determine emphasise establish evaluate examine explain explore find illustrate inform investigate learn monitor note notify outline prove reaffirm recognise reflect reiterate remind highlight justify reassure regret reveal say see specify state stress tell verify warn'
/** Never an action whose time is told by where it stands: the time is nearly always that of what is wanted. */
const HELD =
  'aim allow allowed bind cause commit compel demand desire direct empower enable encourage ensure entitle expect forbid guarantee impose insist intend let limit maintain mandate need oblige oversee permit pledge prefer prohibit promise prompt propose pursue recommend request require restrict schedule seek stipulate strive target try undertake urge want'

export const CLAUSAL_VERBS = setOf(CLAUSAL)
export const HELD_VERBS = setOf(HELD)
/** They can have two objects: "pay Mrs Y £300". */
export const GIVING_VERBS = setOf(
  'pay send give offer provide refund reimburse repay grant award show tell lend issue email post make allocate return hand credit deliver supply teach write',
)
export const PLAIN_VERBS = setOf(`${PLAIN} ${THINGS_TOO}`)
/** Verbs that are things as well. */
export const ALSO_THINGS = setOf(
  `${THINGS_TOO} book brief detail demand draft email end fit fix grant hire learn limit monitor need note phone promise prompt reply request return schedule see stress state store target transfer urge aim desire want`,
)
export const KNOWN_VERBS = setOf(`${PLAIN} ${THINGS_TOO} ${CLAUSAL} ${HELD}`)
const known = [...KNOWN_VERBS]
/** For patterns: verbs that are nothing else, and verbs that are things as well. */
export const VERB_WORDS = known.filter((word) => !ALSO_THINGS.has(word))
export const THING_WORDS = known.filter((word) => ALSO_THINGS.has(word))

/** They acknowledge what is made good: no other time can belong to them ("£300 to recognise the distress"). */
export const RECOGNISING = setOf('recognise recognize acknowledge reflect remedy')

/** Words that are verbs and hardly anything else: behind a noun they end the phrase. */
export const ONLY_VERBS = setOf(
  'accept accepts agree agrees apply applies appear arise arises arrange arranges arrive arrives ask asks attend attends bear become becomes begin begins believe bring brings choose chooses collect collects come comes complain complains complete completes conclude concludes consider considers contact contacts decide decides deliver delivers depend describe describes determine disagree eat eats eats enter enters exist exists expect expects expire expires explain explains fail fails feel feels find finds cut follow follows forget gain gains get gets give gives go goes happen happens hear hears hold holds identify identifies include includes incur incurs inform informs keep keeps know knows leave leaves let lose loses make makes meet meets miss misses notify notifies obtain obtains occur occurs organise owe owes pay pays perform performs prepare prepares prescribe prescribes produce produces provide provides put raise raises reach reaches read reads receive receives refer refers refuse refuses remain remains remember remove removes reply replies require requires resolve resolves respond responds retain retains say says see sees seek seeks sell send sends set serve serves sign signs speak speaks spend spends state states submit submits suffer suffers supply take takes tell tells understand use uses write writes',
)
/** Plurals and nouns among them that stand in wordings as things. */
export const RARELY_VERBS = setOf(
  'contact contacts replies reply supply signs reads uses use states finds leaves state complete',
)

/** Forms that tell what was done, without the ending -ed. */
export const IRREGULAR_PAST = setOf(
  'begun bought broke broken brought built came caught chose chosen cost dealt drawn drew driven drove fallen fell felt fought found forgot forgotten gave given gone got had heard held kept knew known laid learnt led left lent lost made meant met misled overpaid paid put ran read said sat saw seen sent set shown shut sold sought spent spoke spoken stood stuck sought taken taught thought threw told took understood underwent underpaid went withdrew withdrawn withheld won wrote written undertook undertaken overseen laid',
)
/** End in -ed without telling what was done. */
export const NOT_PAST = setOf(
  'need embed imbed wed feed bed shed seed speed breed deed hundred indeed red unneed proceed exceed succeed',
)

/** Nouns that end in -ing. */
export const ING_NOUNS = setOf(
  'training meeting hearing housing funding safeguarding wording learning building billing planning commissioning parking briefing finding hoarding heating lighting ceiling clothing nursing living wellbeing well-being something anything nothing everything evening morning spring string ring thing record-keeping decision-making complaint-handling',
)
/** They end in -ing and stand before a noun. */
export const ING_ADJECTIVES = setOf('existing remaining outstanding missing relevant following continuing')
/** "Complaint handling": a noun and what is done with it, as one thing. */
export const HANDLED = setOf(
  'handling keeping making planning monitoring recording charging sharing management',
)

/** Who may do something: a word behind them that can be a verb is one ("staff reply"). */
export const PEOPLE = setOf(
  'staff officer officers manager managers worker workers carer carers team teams resident residents family families people person persons parent parents relative relatives patient patients client clients customer customers user users complainant complainants council councils provider providers home homes agency agencies contractor contractors panel nurse nurses doctor doctors landlord tenant tenants applicant applicants member members adviser advisers assessor assessors surveyor supervisor supervisors social-worker department service services ombudsman trust company business bodies body authority authorities school schools hospital hospitals reviewer reviewers investigator investigators caseworker caseworkers handler handlers reception',
)
/** What is done and takes time, as a thing: named in general behind a preposition, it may own the time. */
export const EVENTS = setOf(
  'reply replies response responses answer answers decision decisions review reviews appeal appeals assessment assessments reassessment reassessments visit visits call calls payment payments refund refunds repayment repayments completion referral referrals contact acknowledgement acknowledgements notice notification notifications report reports complaint meeting meetings action actions reaction provision delivery installation repair repairs inspection inspections investigation investigations request reimbursement application applications resolution placement placements discharge admission release sending return updates update feedback transfer transfers intervention interventions treatment enquiry enquiries receipt offer offers allocation approval closure implementation submission submissions publication collection check checks follow-up turnaround recovery disposal challenge',
)
/** Nouns to which the time of something else belongs. */
export const OWNERS = setOf(
  'lack absence right rights entitlement deadline deadlines target targets timescale timescales timetable limit promise promises guarantee commitment commitments requirement requirements expectation expectations need obligation obligations duty duties undertaking intention aim standard standards opportunity chance prospect option ability inability refusal failure failures window',
)
/** Adjectives that stand behind their noun. */
export const BEHIND = setOf(
  'due overdue available payable effective ready open late able unable liable eligible entitled responsible valid subject free old clear owing outstanding absent present relevant likely possible necessary complete incomplete current active pending accessible visible exempt',
)
/** Nouns that speak of what is still to come, whatever follows them. */
export const STRONG_OWNERS = setOf(
  'lack absence right rights entitlement deadline deadlines target targets timescale timescales timetable limit promise promises guarantee commitment commitments opportunity chance requirement requirements expectation expectations',
)
/** What comes in and is dealt with, again and again: "answer complaints within a month" is a rule and no deadline. */
export const INCOMING = setOf(
  'complaint complaints request requests referral referrals enquiry enquiries application applications concern concerns fall falls incident incidents appeal appeals error errors invoice invoices call calls letter letters email emails query queries question questions objection objections alert alerts message messages case cases claim claims plan plans assessment assessments',
)
/** Who makes somebody else do it: what is to be done then may be the body's own to bring about. */
export const CAUSING = setOf(
  'ensure assure make arrange organise organize get have secure see agree plan allow enable help require instruct ask commission contract procure direct set',
)
/** "In writing", "in full": how, by one word. */
export const WRITTEN = setOf('writing full person detail place line total respect')

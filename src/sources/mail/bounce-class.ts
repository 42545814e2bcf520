/**
 * Whose fault a bounce is. `hard`: this address is dead; `soft`: it may work later; `sender`: we are refused, the address
 * may be fine; `content`: this message is refused; `routing`: the way there failed; `unknown`: nobody can tell.
 */
export const bounceClasses = ['hard', 'soft', 'sender', 'content', 'routing', 'unknown'] as const
export type BounceClass = (typeof bounceClasses)[number]

/**
 * What mail systems write, most telling first: a phrase says more than a status, because many systems answer 5.0.0 or
 * 5.7.1 to everything. Bounded quantifiers only, the text is a stranger's.
 */
const phrases: readonly (readonly [BounceClass, RegExp])[] = [
  // The message itself.
  [
    'content',
    /message (?:size )?(?:is )?too (?:large|big)|message size exceeds|exceeds? (?:the )?(?:maximum|fixed|allowed|size|message).{0,30}size|size limit|too large (?:for|message)|message (?:length )?exceeds|mail (?:is )?too (?:large|big)|larger than the (?:current )?(?:system )?limit|message larger than/i,
  ],
  [
    'content',
    /virus|malware|infected|trojan|worm (?:found|detected)|bad attachment|attachment (?:type )?(?:is )?not (?:allowed|accepted|permitted)|blocked because it contains|illegal attachment|potentially executable|(?:forbidden|prohibited|banned) (?:attachment|file|content)|because its content presents a potential|malformed (?:mime|message)|header (?:error|not allowed)|(?:invalid|missing|bad|duplicate|too many) (?:message |mail )?headers?\b|8bit.{0,20}not|improper use of 8-bit|mime part|conversion required/i,
  ],
  // Us.
  [
    'sender',
    /reverse (?:dns|lookup)|\bptr\b|rdns|no (?:valid )?(?:dns|ptr)|cannot (?:find|resolve) your hostname|unresolvable (?:relay )?host|(?:your )?hostname .{0,40}(?:not found|does not resolve|fqdn)|client host rejected|access denied\.? .{0,5}your ip|fix reverse/i,
  ],
  [
    'sender',
    /block ?list|black ?list|deny ?list|spamhaus|spamcop|barracuda|sorbs|\brbl\b|dnsbl|\bbl\b.{0,20}listed|listed (?:at|in|on|by) |poor reputation|bad reputation|low reputation|reputation|unsolicited|\bspam\b|spamming|spam[ -]?(?:like|detected|message|content)|bulk (?:mail|email)|ip .{0,40}(?:blocked|banned|rejected|refused|denied)|(?:blocked|banned|refused|rejected|denied) .{0,30}\bip\b|your (?:ip|host|server|network|domain|mail server).{0,60}(?:block|ban|reject|refus|denied|not allowed|not permitted)|connection (?:from .{0,40} )?(?:rejected|denied|dropped)|connections? (?:not|will not be) accepted from|go away|service refused?|refused to talk|access (?:to .{0,40} )?(?:is )?(?:temporarily )?blocked|mail (?:from .{0,60} )?blocked/i,
  ],
  [
    'sender',
    /\bspf\b|\bdkim\b|\bdmarc\b|\bsender id\b|domainkeys|unauthenticated (?:mail|email|sender)|authentication (?:required|failed|check|results)|not authenticated|must (?:issue|use) (?:a )?starttls|starttls|\btls\b|encryption (?:needed|required)|not authori[sz]ed|unauthori[sz]ed|not permitted to (?:relay|send)|not allowed to (?:send|relay)|permission to send/i,
  ],
  [
    'sender',
    /relay(?:ing)? (?:access )?(?:is )?(?:denied|prohibited|not (?:permitted|allowed|possible))|unable to relay|cannot relay|we do not relay|not (?:a )?relay|relaying|that domain isn.t in my list of allowed rcpthosts|not local host|domain .{0,40}not (?:hosted|served) here/i,
  ],
  [
    'sender',
    /too many (?:connections|messages|recipients|mails?|concurrent|errors|sessions|spam)|rate[- ]?limit|(?:sending|daily|hourly|message) (?:rate|limit|quota)|throttl|too (?:fast|frequent)|exceeded .{0,40}(?:connections|rate)|unusual rate|slow down|deferred due to|receiving mail at a rate/i,
  ],
  [
    'sender',
    /sender (?:address )?(?:rejected|denied|verify|verification|domain|not|is)|(?:rejected|denied|refused).{0,30}sender|invalid sender|bad sender|(?:from|sender) domain|domain of sender|sender.{0,40}(?:does not exist|must|invalid|unknown|not)|(?:backscatter|null sender|empty envelope)|envelope (?:sender|blocked)|rejecting (?:mail from|your)|mail from .{0,60}(?:rejected|denied|not (?:allowed|accepted))|verify sender|e2110/i,
  ],
  // The mailbox for a time.
  [
    'soft',
    /(?:mail ?box|inbox|account|user|folder|recipient|storage|disk).{0,40}(?:is )?(?:over|exceeded|out of|above|beyond).{0,30}(?:quota|limit|storage|space|size)|mail ?box (?:is )?(?:full|size|for .{0,60}full)|(?:mail)?(?:box|fach|voll) (?:ist )?voll|over ?quota|quota (?:is )?(?:exceeded|violation|full|has been)|exceeded? .{0,30}(?:quota|storage)|insufficient (?:disk|system storage|space|quota)|(?:disk|storage|space) (?:is )?full|not enough (?:space|disk|storage)|no space left|too much mail data|mailfolder is full|out of storage|enough quota|allocated quota|quota.{0,20}exceed/i,
  ],
  [
    'hard',
    /(?:mailbox|account|user|recipient) (?:is )?(?:deleted|has been (?:deleted|removed|closed))|no longer (?:on|in|with|works?|available|valid|active|accept|exist|reachable|a valid|monitored|in use|here|has)|has (?:moved|left)|user not local|address .{0,40}(?:has )?changed|moved to|replaced by/i,
  ],
  [
    'soft',
    /(?:account|mailbox|user|recipient|address|domain|inbox|email).{0,60}(?:disabled|suspended|inactive|deactivated|locked|frozen|expired|unavailable temporarily|not active|has been blocked)|(?:disabled|suspended|inactive|deactivated) (?:account|user|mailbox|recipient)|not (?:currently )?(?:active|accepting (?:mail|messages))|has not (?:been activated|logged)|mailbox (?:currently )?(?:suspended|disabled|frozen)|temporarily (?:inactive|disabled)|discontinued/i,
  ],
  [
    'hard',
    /user unknown|unknown (?:user|recipient|local|address|mailbox|account|to address|addressee|email)|user (?:\S{1,80} )?(?:not|doesn.t|does not|is not|isn.t) (?:found|known|exist|a (?:valid|known)|listed|have|here|at this)|no such (?:user|recipient|mailbox|address|person|account|local|customer|member|name|id|domain user|mail drop|mail user|here)|no (?:mailbox|account|valid recipients|user|recipient|such) (?:here|by that|found|with|for|exists|\S{1,40} here)|(?:mailbox|account|recipient|address|user|email|e-mail|addressee)(?: \S{1,80})? (?:does not|doesn.t|do not|did not|has no|is not|isn.t|not|was not|could not be|cannot be|can.t be) (?:exist|found|valid|known|a (?:known|valid)|recogni[sz]ed|have (?:an?|a yahoo)|match|listed|in|available)|(?:recipient|mailbox|account|address|user|email|addressee|to address)s? (?:\S{1,80} )?(?:not found|unknown|unrecogni[sz]ed|invalid|undeliverable|nonexistent|not exist|lookup failed|doesn.t exist|rejected: user unknown)|(?:invalid|bad|incorrect|nonexistent|non-existent|undeliverable) (?:mailbox|recipient|address|user|destination mailbox|rcpt|to address|email)|(?:mailbox|recipient) name (?:is )?not (?:recogni[sz]ed|allowed)|recipient name is not|not (?:a valid|our|listed in|recogni[sz]ed by|known (?:at|to|here)|found in) |unrouteable (?:user|mailbox)|does(?:n.t| not) have an? \S{1,40} account|not (?:have|has) .{0,20}account|couldn.t (?:find|deliver to) (?:any |the )?(?:user|mailbox|recipient|address|host)|can(?:not|.t) (?:find|verify|resolve) (?:the )?(?:user|recipient|mailbox|address)|address (?:couldn.t be found|not found|rejected|unknown|error|does not exist)|wasn.t found at|(?:account|address) that you tried to reach does not exist|email account .{0,40}not exist|nosuchuser|user_unknown|unknownuser|invalid user|undefined mail alias|not our customer|name & address book|resolver\.adr\.recip(?:ient)?notfound|recipnotfound|mailbox unavailable or access denied|mail drop|lookup failed|invalid recipient|address does not exist|dosn.t exist|unknown or illegal/i,
  ],
  [
    'hard',
    /host (?:or domain )?(?:name )?(?:is )?(?:unknown|not found|does not exist)|(?:domain|host)(?: name)?(?: \S{1,80})? (?:does not exist|doesn.t exist|not found|unknown|is not found|has no (?:mx|a)|could not be found|isn.t|must|nonexistent|no longer)|unknown (?:host|domain)|unrouteable (?:mail domain|address|domain)|no such (?:domain|host)|bad destination (?:host|system)|nxdomain|name or service not known|couldn.t find any host|illegal host|address family|domain (?:\S{1,80} )?(?:lookup failed|is invalid)|non-existent (?:domain|host)|null mx|does(?:n.t| not) accept (?:any )?(?:mail|email|messages)|nullmx|no mx|all relevant mx records point|no (?:smtp|mail) service/i,
  ],
  [
    'routing',
    /mail (?:forwarding |is )?loop|loops? back|too many hops|routing (?:loop|error)|routing: |hop count|mx list .{0,60}(?:points back|loop)|no route to host|network (?:is )?unreachable|connection (?:timed out|refused|reset|lost|was reset|closed|error|failed|expired)|timed? ?out|(?:host|server|domain|service|mta|mx).{0,30}(?:not reachable|unreachable|not responding|unavailable|down|did not respond)|lost connection|conversation with .{0,80}timed|could not (?:connect|establish)|couldn.t (?:connect|establish)|unable to (?:connect|route|resolve)|cannot (?:connect|resolve|route)|dns (?:error|server|lookup|failure|records?|problem|timed)|name server|name service error|temporary (?:lookup|dns|failure in name)|host not reachable|malformed or unexpected name server|servfail/i,
  ],
  [
    'routing',
    /(?:retry|queue|delivery|message|retention|deferral).{0,30}(?:time|timeout|expired|too long|exceeded|failed after)|(?:after|for|past|more than) \d[\d.]{0,4} ?(?:hours?|days?|minutes?|hrs?)|has been delayed|delayed|could not (?:yet )?be (?:sent|delivered) (?:for|within|after)|expired|not (?:yet )?been delivered|still (?:being )?(?:tried|retried|in the queue)|giving up|will (?:be retried|keep trying|retry)|warning.{0,40}could not send/i,
  ],
  [
    'soft',
    /(?:command|program|pipe|process|script).{0,40}(?:died|failed|exit|output|returned|error)|procmail|maildrop|x-unix|unix; |local (?:configuration|delivery|error|problem)|system (?:config|error|failure|resources|not|is not)|(?:internal|server|software) error|try again later|temporar(?:y|ily)|resources? (?:temporarily )?(?:unavailable|limit)|queue file write|insufficient system|not able to (?:access|open)|can(?:not|.t) (?:create|open|write|append|lock|mkdir)|(?:error|failure) (?:writing|while|in processing)|i\/o error|low on (?:disk|memory)|greylist|gray-?list|unable to (?:write|deliver to local)|out of memory|read-only file/i,
  ],
  [
    'sender',
    /policy|security|not (?:allowed|permitted|accepted)|(?:denied|refused|prohibited|forbidden|disallowed|restricted)|access denied|administrative(?:ly)? (?:prohibition|denied)|rejected (?:by|due|for|because|after)|content rejected|transaction failed|message (?:was )?(?:rejected|refused|denied|not accepted)|(?:rejected|refused) (?:your )?message|rfc ?\d{3,4}|non-?compliant|must (?:be|have|contain|use)|rejected|unacceptable|invalid (?:helo|ehlo|hostname)|helo|suspicious/i,
  ],
  [
    'soft',
    /mailbox (?:is )?(?:temporarily )?(?:unavailable|busy|not available|locked|in use)|undeliverable mail|recipient .{0,40}(?:refus|reject|denied|filter)|does not like recipient|filter/i,
  ],
]

const enhanced = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/g
const reply = /(?:^|[\s:;(<[-])([45]\d\d)(?=[\s,:;)>\]-])/

/** The most telling enhanced status (RFC 3463) in a text: the first that is not `x.0.0`. */
export function statusIn(text: string): string | null {
  let first: string | null = null
  for (const match of text.matchAll(enhanced)) {
    if (match[1] === '2') continue
    if (match[2] !== '0' || match[3] !== '0') return match[0]
    first ??= match[0]
  }
  return first
}

/** By RFC 3463, where no phrase tells more. */
function byStatus(status: string): BounceClass | null {
  const [kind = '', subject = '', detail = ''] = status.split('.')
  if (kind === '2') return null
  const code = `${subject}.${detail}`
  if (kind === '4') return subject === '4' ? 'routing' : subject === '7' ? 'sender' : code === '0.0' ? null : 'soft'
  if (subject === '1')
    return code === '1.7' || code === '1.8' ? 'sender' : code === '1.0' || code === '1.5' ? null : 'hard'
  if (code === '2.3' || code === '3.4' || subject === '6') return 'content'
  if (subject === '2' || subject === '3') return 'soft'
  if (subject === '4') return 'routing'
  if (subject === '7') return 'sender'
  return null
}

/**
 * The class of one failed recipient.
 * @param status of the report, may be empty
 * @param diagnostic what the refusing system said
 * @param around what the reporting system wrote for people, looked at when the diagnostic says nothing
 */
export function bounceClass(status: string, diagnostic: string, around: string): BounceClass {
  const said = statusIn(diagnostic) ?? status
  return (
    byPhrase(diagnostic) ??
    byStatus(said) ??
    byPhrase(around) ??
    byStatus(statusIn(around) ?? '') ??
    byReply(diagnostic || around)
  )
}

function byPhrase(text: string): BounceClass | null {
  const short = text.slice(0, 4000).replace(/\s+/g, ' ')
  for (const [kind, phrase] of phrases) if (phrase.test(short)) return kind
  return null
}

function byReply(text: string): BounceClass {
  const code = reply.exec(text.slice(0, 4000))?.[1] ?? ''
  if (code.startsWith('4')) return 'soft'
  if (code === '550' || code === '551' || code === '553') return 'hard'
  if (code === '552') return 'soft'
  if (code.startsWith('5')) return 'sender'
  return 'unknown'
}

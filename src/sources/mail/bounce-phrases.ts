import type { BounceClass } from './bounce-class.ts'

/**
 * What mail systems write when they refuse a message, in the order in which it is believed. Gathered from the documents
 * of providers and from bounces as they come; quantifiers are bounded, the text is a stranger's.
 */
export type Phrases = readonly (readonly [BounceClass, RegExp])[]

/** The receiving system says that no such mailbox is there. */
export const unknownUser =
  /user unknown|unknown (?:user|recipient|local|address|mailbox|account|to address|addressee|email)|user (?:\S{1,80} )?(?:not|doesn.t|does not|is not|isn.t) (?:found|known|exist|a (?:valid|known)|listed|have|here|at this)|no such (?:user|recipient|mailbox|address|person|account|local|customer|member|name|id|domain user|mail drop|mail user|here)|no (?:mailbox|account|valid recipients|user|recipient) (?:here|by that|found|with|for|exists|\S{1,40} here)|(?:mailbox|account|recipient|address|user|email|e-mail|addressee)(?: \S{1,80})? (?:does not|doesn.t|do not|did not|has no|is not|isn.t|not|was not|could not be|cannot be|can.t be) (?:exist|found|valid|known|a (?:known|valid)|recogni[sz]ed|have (?:an?|a yahoo)|match|listed|in\b|available)|(?:recipient|mailbox|account|address|user|email|addressee|to address)s? (?:\S{1,80} )?(?:not found|unknown|unrecogni[sz]ed|invalid|undeliverable|nonexistent|not exist|lookup failed|doesn.t exist)|(?:invalid|bad|incorrect|nonexistent|non-existent|undeliverable) (?:mailbox|recipient|address|user|destination mailbox|rcpt|to address|email|final delivery userid)|recipient name is not|not (?:a valid|our|listed in|recogni[sz]ed by|known (?:at|to|here)|found in) |does(?:n.t| not) have an? \S{0,40} ?account|couldn.t (?:find|deliver to) (?:any |the )?(?:user|mailbox|recipient|address)|can(?:not|.t) (?:find|verify|resolve) (?:the )?(?:user|recipient|mailbox|address)|address (?:couldn.t be found|not found|unknown|error|does not exist)|wasn.t found at|that you tried to reach does not exist|user_unknown|undefined mail alias|not our customer|name & address book|adr\.recip(?:ient)?notfound|recipnotfound|mail drop|dosn.t exist|unknown or illegal|answer\.py\?answer=6596|mailbox unavailable|no user|リストにありません|該当する?ユーザ|存在しません|пользователь не найден|no existe|n.existe pas|existiert nicht/i

/** Believed before the status. */
export const telling: Phrases = [
  ['unknown', /\bon hold\b/i],
  ['soft', /recipient preferences|domain filter/i],
  ['hard', /(?<!all )recipient address rejected: access denied/i],
  // The message itself.
  [
    'content',
    /message (?:size )?(?:is )?too (?:large|big)|message size exceeds|exceeds? (?:the )?(?:maximum|fixed|allowed|message).{0,30}size|exceed(?:s|ed)? .{0,20}size limit|too large (?:for|message)|message (?:length )?exceeds|mail (?:is )?too (?:large|big)|larger than the (?:current )?(?:system )?limit/i,
  ],
  [
    'content',
    /virus|malware|infected|trojan|attachment (?:type )?(?:is )?not (?:allowed|accepted|permitted)|potentially executable|malformed mime|duplicate header|improper use of 8-bit|rejected due to security policies/i,
  ],
  // Us: who connected.
  [
    'sender',
    /reverse (?:dns|lookup)|\bptr\b|\brdns\b|cannot (?:find|resolve) your (?:hostname|address)|unverif[iy]+able sending|(?:your )?hostname .{0,40}(?:does not resolve|fqdn)|client host rejected|fix reverse|name was rejected/i,
  ],
  [
    'sender',
    /block ?list|black ?list|deny ?list|spamhaus|spamcop|barracuda|\bsorbs\b|\brbl\b|dnsbl|\(bl\)|reputation|unsolicited|unwanted messages|refused to talk|mail rejet|mail rejected|all recipient addresses rejected|problem occurred\. \(ask your postmaster|\bspam\b|spamming|spam[ -]?(?:like|detected|message|content)|bulk (?:mail|email)|blocked (?:by|for|due|using|because)|(?:^|\W)ip\W.{0,40}(?:blocked|banned|rejected|refused|denied)|(?:blocked|banned|rejected|denied) .{0,30}\bip\b|your (?:ip|host|server|network|domain|mail server).{0,60}(?:block|ban|reject|denied|not allowed|not permitted)|connections? (?:from .{0,40} )?(?:rejected|denied|dropped|will not be accepted)|access (?:to .{0,40} )?(?:is )?(?:temporarily )?blocked/i,
  ],
  [
    'sender',
    /\bspf\b|\bdkim\b|\bdmarc\b|sender id\b|domainkeys|unauthenticated (?:mail|email|sender)|authentication (?:required|failed|check|results)|not authenticated|must (?:issue|use) (?:a )?starttls|encryption (?:needed|required)|permission to (?:send|post)|not permitted to (?:relay|send|post)|not allowed to (?:send|relay|post)|not a member of|not member/i,
  ],
  [
    'sender',
    /relay(?:ing)? (?:access )?(?:is )?(?:denied|prohibited|not (?:permitted|allowed|possible))|unable to relay|cannot relay|we do not relay|relaying|in my list of allowed rcpthosts/i,
  ],
  [
    'sender',
    /too many (?:connections|messages|recipients|mails?|concurrent|errors|sessions|spam)|rate[- ]?limit|(?:sending|daily|hourly|message) (?:rate|limit)|throttl|too (?:fast|frequent)|exceeded .{0,40}(?:connections|rate)|unusual rate|slow down|receiving mail at a rate/i,
  ],
  [
    'sender',
    /(?:unroutable |invalid |bad |unknown )?sender (?:address )?(?:rejected|denied|verify|verification|domain|not|is)|unroutable sender|(?:rejected|denied|refused).{0,30}sender|(?:invalid|bad) sender|(?:from|sender):? domain (?:is|not|must|of)|domain of sender|sender.{0,40}(?:does not exist|must|invalid|unknown|not)|null sender|envelope (?:sender|blocked)|rejecting (?:mail from|your)|mail from .{0,60}(?:rejected|denied|not (?:allowed|accepted))|verify sender|\be2110\b|google groups|groups\.google/i,
  ],
  // The mailbox for a time.
  [
    'soft',
    /(?:mail ?box|inbox|account|user|folder|recipient|storage|disk).{0,40}(?:is )?(?:over|exceeded|out of|above|beyond).{0,30}(?:quota|limit|storage|space|size)|mail ?(?:box|folder) (?:is )?(?:full|size|for .{0,60}full)|over ?quota|quota (?:is )?(?:exceeded|violation|full|has been)|exceeded? .{0,30}(?:quota|storage)|insufficient (?:disk|system storage|space|quota)|(?:disk|storage|space) (?:is )?full|not enough (?:space|disk|storage)|no space left|too much mail data|out of storage|allocated quota|quota.{0,20}exceed|postfach (?:ist )?voll|メールボックスが一杯|boîte .{0,30}pleine|casella piena|buzón lleno/i,
  ],
  [
    'hard',
    /(?:mailbox|account|user|recipient) (?:is )?(?:deleted|has been (?:deleted|removed|closed))|no longer (?:on|in|with|works?|available|valid|active|accept|exist|reachable|a valid|monitored|in use|here|has)|has (?:moved|left)|address .{0,40}has changed|moved to |replaced by/i,
  ],
  [
    'soft',
    /(?:account|mailbox|user|recipient|address|inbox|email|sorry.{0,10}).{0,60}(?:disabled|suspended|inactive|deactivated|locked|frozen|expired|not active|has been blocked)|(?:disabled|suspended|inactive|deactivated) (?:account|user|mailbox|recipient)|not (?:currently )?(?:active|accepting (?:mail|messages))|has not (?:been activated|logged)|temporarily (?:inactive|disabled)|discontinued/i,
  ],
]

/** The way to the house of the address. */
export const house: Phrases = [
  [
    'hard',
    /host (?:or domain )?(?:name )?(?:is )?(?:unknown|not found|does not exist)|(?:domain|host)(?: name)?(?: \S{1,80})? (?:does not exist|doesn.t exist|not found|unknown|is not found|has no (?:mx|a)|could not be found|nonexistent|no longer)|unknown (?:host|domain)|unrouteable (?:mail domain|address|domain)|no such (?:domain|host)|bad destination (?:host|system)|nxdomain|name or service not known|couldn.t find any host|illegal host|non-existent (?:domain|host)|null mx|nullmx|does(?:n.t| not) accept (?:any )?(?:mail|email|messages)|all relevant mx records point|no (?:smtp|mail) service/i,
  ],
  [
    'soft',
    /\bldap\b|does not support tls|(?:command|program|pipe|process|script).{0,40}(?:died|failed|exit|output|returned|error)|procmail|maildrop|x-unix|local (?:configuration|delivery) (?:error|problem)|queue file write|i\/o error|read-only file/i,
  ],
  [
    'routing',
    /mail (?:forwarding |is )?loop|loops? back|too many hops|routing (?:loop|error)|routing: |hop count|no route to host|network (?:is )?unreachable|connection (?:timed out|refused|reset|lost|was reset|closed|error|failed|expired)|(?:host|server|domain|service|mta|mx).{0,30}(?:not reachable|unreachable|not responding|did not respond)|lost connection|could not (?:connect|establish)|couldn.t (?:connect|establish)|unable to (?:connect|route|resolve)|cannot (?:connect|resolve|route)|dns (?:error|server|lookup|failure|records?|problem|timed)|name server|name service error|temporary (?:lookup|dns|failure in name)|requests to connect|malformed or unexpected name server|servfail|conversation with .{0,80}timed|socket error/i,
  ],
]

/** Believed after the status. */
export const vague: Phrases = [
  [
    'sender',
    /policy|protocol violation|not (?:allowed|permitted|accepted)|(?:denied|prohibited|forbidden|disallowed|restricted|blocked)|access denied|content rejected|transaction failed|message (?:was )?(?:rejected|refused|denied|not accepted)|(?:rejected|refused) (?:your )?message|rfc ?\d{3,4}|non-?compliant|unacceptable|invalid (?:helo|ehlo|hostname|domain)|\bhelo\b|suspicious|not local host/i,
  ],
  [
    'soft',
    /(?:internal|server|software|system) (?:error|failure|config)|try again later|try later|rejected by a remote mail server|temporar(?:y|ily)|resources? (?:temporarily )?(?:unavailable|limit)|can(?:not|.t) (?:create|open|write|append|lock|mkdir)|(?:error|failure) (?:writing|while|in processing)|low on (?:disk|memory)|greylist|unable to (?:write|deliver to local)|out of memory|no such file/i,
  ],
  [
    'routing',
    /timed? ?out|(?:after|for|past|more than) \d[\d.]{0,4} ?(?:hours?|days?|minutes?|hrs?)|failed \d{1,3} attempts|delayed|expired|not (?:yet )?been delivered|in the queue too long|will (?:be retried|keep trying|retry)|giving up|service unavailable/i,
  ],
  ['sender', /rejected|refused/i],
]

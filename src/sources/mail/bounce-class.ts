import { house, type Phrases, telling, unknownUser, vague } from './bounce-phrases.ts'

/**
 * Whose fault a bounce is. `hard`: this address is dead; `soft`: it may work later; `sender`: we are refused, the address
 * may be fine; `content`: this message is refused; `routing`: the way there failed; `unknown`: nobody can tell.
 */
const bounceClasses = ['hard', 'soft', 'sender', 'content', 'routing', 'unknown'] as const
export type BounceClass = (typeof bounceClasses)[number]

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
  const code = `${subject}.${detail}`
  if (kind === '2' || code === '0.0') return null
  if (kind === '4') return subject === '4' ? 'routing' : subject === '7' ? 'sender' : 'soft'
  if (subject === '1')
    return code === '1.7' || code === '1.8' ? 'sender' : code === '1.0' || code === '1.5' ? null : 'hard'
  if (code === '2.3' || code === '3.4' || subject === '6') return 'content'
  if (subject === '2' || subject === '3') return 'soft'
  if (subject === '4') return 'routing'
  return subject === '7' ? 'sender' : null
}

/** Refused after the whole message was in: the decision of a filter, even where it says "user unknown". */
const afterData =
  /end of data|reply to (?:end of )?data|after data|\(data\)|>>> data\s{1,8}<<< 5|data command|\(state 1[78]\)/i

export interface Refusal {
  /** Of the report, may be empty. */
  readonly status: string
  /** What the refusing system said. */
  readonly diagnostic: string
  /** What the reporting system wrote for people, looked at when the diagnostic says nothing. */
  readonly around: string
  /** Reported by a filter in front of the house. */
  readonly filtered: boolean
  /** The reporting system's own judgement, may be empty. */
  readonly category: string
}

/** The class of one failed recipient. */
export function bounceClass(refusal: Refusal): BounceClass {
  const [said, human] = [bare(refusal.diagnostic), bare(refusal.around)]
  const status = statusIn(refusal.diagnostic) ?? refusal.status
  return (
    byWords(said, status, refusal, human) ??
    (/^5\.7\.0$/.test(status) && /\(state 1[78]\)/.test(said) ? 'soft' : byStatus(status)) ??
    byPhrase(vague, said) ??
    byWords(human, status, refusal, human) ??
    byStatus(statusIn(refusal.around) ?? '') ??
    byPhrase(vague, human) ??
    byReply(refusal.diagnostic || refusal.around)
  )
}

function byWords(text: string, status: string, refusal: Refusal, human: string): BounceClass | null {
  const found = byPhrase(telling, text)
  if (found !== null) return found
  if (unknownUser.test(text)) return isMailboxGone(text, status, refusal, human) ? 'hard' : 'soft'
  const way = byPhrase(house, text)
  return way === 'hard' && status.startsWith('4.') ? 'routing' : way
}

/**
 * Dead for good only where the system of the mailbox refused the recipient as such: a wrong "dead" costs a person's
 * address. A filter's word, a policy status (5.7.x), a mailbox that is there but shut (5.2.1) or a remark without any
 * reply code is not that, whatever the words.
 */
function isMailboxGone(text: string, status: string, refusal: Refusal, human: string): boolean {
  const { filtered, category, diagnostic } = refusal
  if (filtered || /\b550 ?: ?user unknown/i.test(text)) return false
  if (/^5\.1\./.test(status) || category === 'bad-mailbox') return true
  if (/rcpt/i.test(`${text} ${human}`))
    return !(/unknown user|user unknown/i.test(text) && afterData.test(`${text} ${human}`))
  if (/^5\.(?:2\.1|7\.\d+)$/.test(status)) return false
  if (/\.0\.0$/.test(status) && text !== human && !diagnostic.includes('\n') && !/\b[45]\d\d\b/.test(text)) return false
  return !(/unknown user|user unknown/i.test(text) && afterData.test(`${text} ${human}`))
}

/** Without addresses and capability lists, whose words are not the system's judgement. */
const bare = (text: string): string =>
  text
    .slice(0, 8000)
    .replace(/^.{0,10}\b2\d\d[ -].{0,200}$/gm, ' ')
    .replace(/[^\s<>()"':;]{1,100}@[^\s<>()"':;]{1,200}/g, ' ')
    .replace(/\s+/g, ' ')

function byPhrase(phrases: Phrases, text: string): BounceClass | null {
  for (const [kind, phrase] of phrases) if (phrase.test(text)) return kind
  return null
}

function byReply(text: string): BounceClass {
  const code = reply.exec(text.slice(0, 4000))?.[1] ?? ''
  if (code.startsWith('4') || code === '552') return 'soft'
  if (code === '550' || code === '551' || code === '553') return 'hard'
  return code.startsWith('5') ? 'sender' : 'unknown'
}

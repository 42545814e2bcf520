import * as chrono from 'chrono-node'
import type { Channel } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { InteractionKind } from '#src/domain/kind.ts'
import { usualChannel, usualDirection } from './log-interaction.ts'

/** One line of text understood; nothing is saved. Times are ISO instants. */
export interface Understood {
  readonly kind: InteractionKind
  readonly channel: Channel | null
  readonly direction: Direction
  /** The words that may name the person, null where the line names nobody. */
  readonly who: string | null
  readonly at: string
  readonly text: string
  readonly followup: { readonly text: string; readonly due: string } | null
}

interface Verb {
  readonly words: RegExp
  readonly kind: InteractionKind
  readonly channel?: Channel
}

/** Each begins the line; what follows names the person. Received kinds first: "Ana called" is not "called Ana". */
const verbs: readonly Verb[] = [
  { words: /^(?:missed (?:a )?call from)\s+/i, kind: 'call.missed' },
  { words: /^(?:call from|rung by|called by)\s+/i, kind: 'call.received' },
  { words: /^(?:email|mail|reply) from\s+/i, kind: 'email.received' },
  { words: /^inmail from\s+/i, kind: 'inmail.received' },
  { words: /^(?:whats ?app) from\s+/i, kind: 'message.received', channel: 'whatsapp' },
  { words: /^(?:dm|message|text|sms) from\s+/i, kind: 'message.received', channel: 'sms' },
  {
    words: /^(?:called|rang|phoned|spoke (?:to|with)|talked (?:to|with)|call (?:with|to)|caught up with)\s+/i,
    kind: 'call.made',
  },
  { words: /^(?:video (?:call )?with|zoomed|teams with|zoom with)\s+/i, kind: 'meeting.held', channel: 'video' },
  {
    words: /^(?:met(?: with)?|meeting with|coffee with|lunch with|dinner with|interviewed|visited)\s+/i,
    kind: 'meeting.held',
  },
  { words: /^(?:emailed|mailed|wrote(?: to)?|e-?mail to)\s+/i, kind: 'email.sent' },
  { words: /^(?:inmailed|inmail to)\s+/i, kind: 'inmail.sent' },
  { words: /^(?:whats ?app(?:ed| to))\s+/i, kind: 'message.sent', channel: 'whatsapp' },
  { words: /^(?:texted|messaged|dmed|dm to|text to|sms to)\s+/i, kind: 'message.sent', channel: 'sms' },
  { words: /^(?:connected with)\s+/i, kind: 'connection.made' },
  { words: /^(?:note (?:on|about|for)|note:?)\s+/i, kind: 'note.written' },
]
const acted = /^(.{2,60}?)\s+(called|rang|phoned|emailed|mailed|wrote|replied|texted|messaged)\b(?:\s+(?:me|us|back))*/i
const actedKinds: Readonly<Record<string, InteractionKind>> = {
  called: 'call.received',
  rang: 'call.received',
  phoned: 'call.received',
  emailed: 'email.received',
  mailed: 'email.received',
  wrote: 'email.received',
  replied: 'email.received',
  texted: 'message.received',
  messaged: 'message.received',
}
const promise =
  /\b(?:(?:i(?:'ll| will)|will|to|please|must|need to)\s+)?(ring|call|phone|follow(?:ing)? up|chase|remind|e-?mail|write|send|meet|check|speak|talk|get back|come back|reach out|catch up|try again)\b/i

/** Reads "called Ana, likes the role, ring back Tuesday" (English; dates as the user's locale writes them). Never throws. */
export function understand(
  line: string,
  now: string,
  options: { readonly monthFirst?: boolean; readonly offset?: number } = {},
): Understood {
  const text = line.replace(/\s+/g, ' ').trim().slice(0, 10_000)
  const opening = open(text)
  const clauses = opening.rest.split(/\s*[,;:.](?:\s+|$)/).filter(Boolean)
  const followup = promised(clauses, now, options)
  const when = followup ? text.replace(followup.clause, ' ') : text
  const past = parse(when.slice(0, 400), now, options, false)[0]
  const at = past && past.start.date().getTime() <= Date.parse(now) + 60_000 ? past.start.date().toISOString() : now
  return {
    kind: opening.kind,
    channel: opening.channel ?? usualChannel[opening.kind.split('.')[0] ?? ''] ?? null,
    direction: usualDirection(opening.kind),
    who: opening.who ?? nameIn(clauses[0] ?? '', past?.text),
    at,
    text,
    followup: followup ? { text: followup.clause, due: followup.due } : null,
  }
}

function open(text: string): { kind: InteractionKind; channel?: Channel; rest: string; who: string | null } {
  for (const { words, kind, channel } of verbs) {
    const match = words.exec(text)
    if (match) return { kind, ...(channel ? { channel } : {}), rest: text.slice(match[0].length), who: null }
  }
  const match = acted.exec(text)
  const kind = match && actedKinds[(match[2] ?? '').toLowerCase()]
  if (match?.[1] && kind && /^[\p{Lu}]/u.test(match[1]))
    return { kind, rest: text.slice(match[0].length), who: match[1] }
  return { kind: 'note.written', rest: text, who: null }
}

const stop = /\b(?:about|re|regarding|who|that|she|he|they|at|on|from|yesterday|today|this|last|for|and|–|-|:)\b.*$/i

/** The beginning of a clause that may be a name: up to four words, before the words that never belong to one. */
function nameIn(clause: string, time: string | undefined): string | null {
  const bare = (time ? clause.replace(time, ' ') : clause).replace(stop, '').trim()
  const words = bare.split(' ').filter(Boolean).slice(0, 4)
  return words.length > 0 && /^\p{L}/u.test(words[0] ?? '') ? words.join(' ') : null
}

function promised(
  clauses: readonly string[],
  now: string,
  options: { readonly monthFirst?: boolean; readonly offset?: number },
): { clause: string; due: string } | null {
  for (const [index, clause] of clauses.entries()) {
    if (index === 0 && clauses.length > 1 && !/\b(?:will|ring back|call back|follow up)\b/i.test(clause)) continue
    const found = promise.exec(clause)
    if (!found) continue
    const words = clause.slice(found.index)
    const time = parse(words, now, options, true)[0]
    if (!time) continue
    const date = time.start.date()
    if (!time.start.isCertain('hour')) date.setTime(atNine(date, options.offset ?? 0))
    if (date.getTime() < Date.parse(now) - 86_400_000) continue
    return { clause: words, due: date.toISOString() }
  }
  return null
}

/** Nine in the morning of the user's day. */
function atNine(date: Date, offset: number): number {
  const local = new Date(date.getTime() + offset * 60_000)
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), 9) - offset * 60_000
}

function parse(
  text: string,
  now: string,
  options: { readonly monthFirst?: boolean; readonly offset?: number },
  forwardDate: boolean,
): chrono.ParsedResult[] {
  const parser = options.monthFirst ? chrono.en.casual : chrono.en.GB
  return parser.parse(text, { instant: new Date(now), timezone: options.offset ?? 0 }, { forwardDate })
}

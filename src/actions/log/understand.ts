import * as chrono from 'chrono-node'
import type { Channel } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import { type InteractionKind, weightOf } from '#src/domain/kind.ts'
import { instantOf, offsetAt } from '#src/lib/zone.ts'
import { usualChannel, usualDirection } from './log-interaction.ts'

/** One line of text understood; nothing is saved. Times are ISO instants. */
export interface Understood {
  readonly kind: InteractionKind
  readonly channel: Channel | null
  readonly direction: Direction
  /** Whether the line begins with what was done ("called …"), and so is an act to be logged and not any words. */
  readonly isAct: boolean
  /** The words that may name the person, null where the line names nobody. */
  readonly who: string | null
  readonly at: string
  readonly text: string
  /** How long a call or a meeting took, as the line says: "for 20 min"; null where it does not. */
  readonly minutes: number | null
  readonly followup: { readonly text: string; readonly due: string } | null
}

/** How the user writes dates and where they are: `zone` (IANA) knows when clocks change, `offset` (minutes) only now. */
export interface Clock {
  readonly monthFirst?: boolean
  readonly offset?: number
  readonly zone?: string
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
export function understand(line: string, now: string, options: Clock = {}): Understood {
  const text = line.replace(/\s+/g, ' ').trim().slice(0, 10_000)
  const opening = open(text)
  const clauses = opening.rest.split(/\s*[,;:.](?:\s+|$)/).filter(Boolean)
  const followup = promised(clauses, now, options)
  const told = followup ? text.replace(followup.clause, ' ') : text
  const lasted = weightOf(opening.kind) === 'conversation' ? lasting.exec(told) : null
  const when = lasted ? told.replace(lasted[0], ' ') : told
  const past = parse(when.slice(0, 400), now, options, false)[0]
  const then = past ? instantIn(options, past.start) : null
  const at = then !== null && then <= Date.parse(now) + 60_000 ? new Date(then).toISOString() : now
  return {
    kind: opening.kind,
    channel: opening.channel ?? usualChannel[opening.kind.split('.')[0] ?? ''] ?? null,
    direction: usualDirection(opening.kind),
    isAct: opening.isAct,
    who: opening.who ?? nameIn(clauses[0] ?? '', past?.text),
    at,
    text,
    minutes: lasted && minutesOf(lasted),
    followup: followup ? { text: followup.clause, due: followup.due } : null,
  }
}

/** "for 20 min", "took an hour", "for 1.5 hours". */
const lasting =
  /\b(?:for|took|lasted) (?:about |some )?(half an|an|one|\d{1,4}(?:[.,]\d)?) ?(h|hrs?|hours?|m|mins?|minutes?)\b(?! from)/i
const lengths: Readonly<Record<string, number>> = { 'half an': 0.5, an: 1, one: 1 }
const longest = 24 * 60

function minutesOf([, count = '', unit = '']: RegExpExecArray): number | null {
  const value = lengths[count.toLowerCase()] ?? Number(count.replace(',', '.'))
  const minutes = Math.round(/^h/i.test(unit) ? value * 60 : value)
  return minutes > 0 && minutes <= longest ? minutes : null
}

interface Opening {
  readonly kind: InteractionKind
  readonly channel?: Channel
  readonly isAct: boolean
  readonly rest: string
  readonly who: string | null
}

function open(text: string): Opening {
  for (const { words, kind, channel } of verbs) {
    const match = words.exec(text)
    if (match)
      return { kind, ...(channel ? { channel } : {}), isAct: true, rest: text.slice(match[0].length), who: null }
  }
  const match = acted.exec(text)
  const kind = match && actedKinds[(match[2] ?? '').toLowerCase()]
  if (match?.[1] && kind && /^[\p{Lu}]/u.test(match[1]))
    return { kind, isAct: true, rest: text.slice(match[0].length), who: match[1] }
  return { kind: 'note.written', isAct: false, rest: text, who: null }
}

const stop = /\b(?:about|re|regarding|who|that|she|he|they|at|on|from|yesterday|today|this|last|for|and|–|-|:)\b.*$/i

/** The beginning of a clause that may be a name: up to four words, before the words that never belong to one. */
function nameIn(clause: string, time: string | undefined): string | null {
  const bare = (time ? clause.replace(time, ' ') : clause).replace(stop, '').trim()
  const words = bare.split(' ').filter(Boolean).slice(0, 4)
  return words.length > 0 && /^\p{L}/u.test(words[0] ?? '') ? words.join(' ') : null
}

function promised(clauses: readonly string[], now: string, options: Clock): { clause: string; due: string } | null {
  for (const [index, clause] of clauses.entries()) {
    if (index === 0 && clauses.length > 1 && !/\b(?:will|ring back|call back|follow up)\b/i.test(clause)) continue
    const found = promise.exec(clause)
    if (!found) continue
    const words = clause.slice(found.index)
    const time = parse(words, now, options, true)[0]
    if (!time) continue
    const due = instantIn(options, time.start, 9)
    if (due < Date.parse(now) - 86_400_000) continue
    return { clause: words, due: new Date(due).toISOString() }
  }
  return null
}

/**
 * The instant that the words mean on the user's clock, as it will stand on that day. `hour` is for words that name a day
 * alone; "in two hours" is counted from now, whatever clocks do meanwhile.
 */
function instantIn({ zone, offset = 0 }: Clock, said: chrono.ParsedComponents, hour?: number): number {
  if (said.isCertain('timezoneOffset')) return said.date().getTime()
  const of = (part: Parameters<typeof said.get>[0]) => said.get(part) ?? 0
  const isTimed = hour === undefined || said.isCertain('hour')
  const time = isTimed ? ([of('hour'), of('minute'), of('second')] as const) : ([hour, 0, 0] as const)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), ...time)
  return zone ? instantOf(zone, shown) : shown - offset * 60_000
}

function parse(text: string, now: string, options: Clock, forwardDate: boolean): chrono.ParsedResult[] {
  const parser = options.monthFirst ? chrono.en.casual : chrono.en.GB
  return parser.parse(
    text,
    {
      instant: new Date(now),
      timezone: options.zone ? offsetAt(options.zone, Date.parse(now)) : (options.offset ?? 0),
    },
    { forwardDate },
  )
}

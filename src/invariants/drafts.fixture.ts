import type { Draft, Party } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'

/** Invented records, as sources would bring them. */
export const emailOf = (n: number): Identifier => ({ kind: 'email', value: `person${n}@mail.example` })
export const slugOf = (n: number): Identifier => ({ kind: 'linkedin', value: `person-${n}` })

export const day = (n: number, hour = 9): string =>
  `2026-${n > 30 ? '10' : '09'}-${String((n % 30) + 1).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`

interface MailInput {
  readonly id: string
  readonly from: Identifier
  readonly to?: readonly Identifier[]
  readonly direction?: 'in' | 'out'
  readonly day?: number
  readonly thread?: string
  readonly automatic?: boolean
  readonly name?: string
}

export function mail({ id, from, to = [], direction = 'in', day: on = 1, thread, automatic, name }: MailInput): Draft {
  const people: Party[] = [
    { role: 'sender', identifiers: [from], ...(name ? { name } : {}) },
    ...to.map((one): Party => ({ role: 'recipient', identifiers: [one] })),
  ]
  return {
    kind: direction === 'in' ? 'email.received' : 'email.sent',
    channel: 'email',
    direction,
    occurred: { at: day(on), precision: 'instant', offset: 60 },
    family: 'mail',
    key: [id],
    body: { subject: `About ${id}` },
    text: `Shall we talk about ${id} on Thursday?`,
    people: direction === 'in' ? people : people.slice(1),
    place: `inbox.mbox message ${id}`,
    seenAt: day(on),
    ...(thread ? { thread } : {}),
    ...(automatic ? { automatic } : {}),
  }
}

interface ContactInput {
  readonly row: string
  readonly identifiers: readonly [Identifier, ...Identifier[]]
  readonly name: string
  readonly company?: string
  readonly title?: string
  /** When the source saw it: a later export of the same row. */
  readonly seen?: number
  readonly family?: string
}

/** A row of a table or of an archive's connections: claims of one person. */
export function contact({ row, identifiers, name, company, title, seen = 1, family = 'row' }: ContactInput): Draft[] {
  const base = {
    channel: null,
    direction: 'none',
    occurred: { at: day(seen), precision: 'day', offset: null },
    family,
    contentInKey: true,
    text: null,
    people: [{ role: 'about', identifiers, name }],
    place: `people.csv row ${row}`,
    seenAt: day(seen),
  } as const
  const drafts: Draft[] = [{ ...base, kind: 'claim.name', key: [row], body: { full: name } }]
  if (company || title)
    drafts.push({
      ...base,
      kind: 'claim.position',
      key: [row],
      body: { ...(company ? { company } : {}), ...(title ? { title } : {}), current: true },
    })
  for (const { kind, value } of identifiers) {
    if (kind === 'email') drafts.push({ ...base, kind: 'claim.email', key: [row], body: { address: value } })
    if (kind === 'linkedin')
      drafts.push({
        ...base,
        kind: 'claim.profile',
        key: [row],
        body: { network: 'linkedin', url: `https://www.linkedin.com/in/${value}` },
      })
  }
  return drafts
}

/** An act without a date of its own: a follow in an archive. */
export const follow = (n: number, seen = 1): Draft => ({
  kind: 'profile.followed',
  channel: 'linkedin',
  direction: 'out',
  occurred: { at: day(seen), precision: 'before', offset: null },
  family: 'linkedin.follow',
  key: [String(n)],
  body: {},
  text: null,
  people: [{ role: 'about', identifiers: [slugOf(n)] }],
  place: `Follows.csv row ${n}`,
  seenAt: day(seen),
})

/** Somebody applied for a job of an old system. */
export const application = (n: number, job: number, stage: string, on = 1): Draft => ({
  kind: 'candidacy.opened',
  channel: null,
  direction: 'none',
  occurred: { at: day(on), precision: 'day', offset: null },
  family: 'external',
  key: [`application ${n} ${job} ${stage}`],
  body: { stage },
  text: null,
  people: [{ role: 'about', identifiers: [emailOf(n)] }],
  assignments: [{ role: 'about', external: `old:${job}`, title: `Engineer ${job}` }],
  place: `applications.csv row ${n}`,
  seenAt: day(on),
})

export const job = (n: number, open: boolean, on = 1): Draft => ({
  kind: open ? 'assignment.opened' : 'assignment.closed',
  channel: null,
  direction: 'none',
  occurred: { at: day(on), precision: 'day', offset: null },
  family: 'external',
  key: [`job ${n} ${open}`],
  body: open ? { title: `Engineer ${n}` } : {},
  text: null,
  people: [],
  companies: [{ role: 'client', name: `Client ${n}` }],
  assignments: [{ role: 'about', external: `old:${n}`, title: `Engineer ${n}` }],
  place: `jobs.csv row ${n}`,
  seenAt: day(on),
})

/** A step of somebody on a job: what was decided about them there. */
export const step = (n: number, job: number, kind: string, body: Draft['body'], on = 1): Draft => ({
  ...application(n, job, '', on),
  kind,
  key: [`${kind} ${n} ${job} ${on}`],
  body,
  companies: [{ role: 'client', name: `Client ${job}` }],
})

/** What was said of a job, or of its client. */
export const saying = (n: number, kind: string, body: Draft['body'], on = 1): Draft => ({
  ...job(n, true, on),
  kind,
  key: [`${kind} ${n} ${on}`],
  body,
})

import { foldHeader, nameSays } from '../table/header-name.ts'

/** What a table of an old system is about. */
export type Role =
  | 'person'
  | 'company'
  | 'job'
  | 'candidacy'
  | 'move'
  | 'activity'
  | 'user'
  | 'lookup'
  | 'tag'
  | 'tagged'
  | 'extra'
  | 'document'
  | 'mail'

/** Columns by what they hold, as positions. */
export interface Layout {
  readonly role: Role
  /** The table's own name for one of its rows: `candidate`, `contact`, `joborder`. */
  readonly space: string
  readonly id: number | null
  /** Columns that point at people, and the space of ids that they point into. */
  readonly people: readonly { readonly at: number; readonly space: string }[]
  readonly company: number | null
  readonly job: number | null
  readonly author: number | null
  readonly at: (meaning: Meaning) => number | null
}

const meanings = {
  'item id': 'data item id, item id, entity id, object id, parent id, record id, engagement id, associated id',
  'item type': 'data item type, item type, entity type, object type, parent type, record type',
  type: 'type, activity type, type id, activity type id, kind, action, category, activity, event type, note type, engagement type, channel',
  text: 'notes, note, body, text, content, comment, comments, description, message, details, remarks, bemerkung, notiz, inhalt, summary',
  subject: 'subject, title, name, betreff, headline, regarding',
  date: 'date, activity date, occurred at, occurred on, happened at, date time, datetime, timestamp, start, start date, start time, starts at, sent at, sent on, date sent, call date, meeting date, time, datum',
  created:
    'date created, created at, created on, created, create date, created date, date added, added at, entered at, date entered, applied at, applied on, application date, date applied, erstellt am',
  modified:
    'date modified, updated at, updated on, modified, modified at, last modified, last updated, date updated, moved at, changed at, last activity at, stage changed at',
  direction: 'direction, in out, inbound, richtung',
  from: 'from, from address, sender, from email',
  to: 'to, recipients, recipient, to address, to email, to emails',
  stage:
    'status, stage, current stage, stage name, stage id, status id, pipeline stage, pipeline status, application status, candidate joborder status, state, step, phase',
  'stage from':
    'status from, from status, from stage, old status, old stage, previous status, previous stage, from stage id',
  'stage to': 'status to, to status, to stage, new status, new stage, to stage id',
  reason: 'reason, rejection reason, reject reason, declined reason, disposition, close reason, withdrawal reason',
  submitted: 'date submitted, submitted at, submitted on, submitted',
  opened:
    'opened at, open date, date opened, opened on, opened, posted at, published at, date posted, date created, created at, created on, created',
  begins: 'start date, starts on, starts at, start, begins on, eintritt, startdatum',
  closed: 'closed at, close date, date closed, closed on, closed, filled at, date filled, end date',
  title: 'title, job title, name, position, position title, job name, role, bezeichnung, titel, stelle',
  place: 'city, location, place, town, ort, office',
  state: 'state, region, country',
  openings: 'openings, headcount, number of openings, positions, vacancies',
  pay: 'salary, pay, rate, rate max, compensation, salary range, gehalt',
  site: 'url, website, web site, domain, web, homepage',
  phone: 'phone, phone1, phone 1, telephone, main phone, telefon',
  label: 'short description, name, label, title, description, value, bezeichnung',
  tag: 'tag, tag name, label, list, list name, pool',
  'tag id': 'tag id, saved list id, list id, label id, pool id',
  field: 'field name, field, name, key, custom field',
  value: 'value, field value',
  file: 'original filename, filename, file name, title, name',
  resume: 'resume, is resume',
} as const satisfies Record<string, string>
export type Meaning = keyof typeof meanings

const wordsFor: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(meanings).map(([meaning, list]) => [meaning, list.split(', ')]),
)

const people =
  'candidate person people applicant prospect contact client contact lead talent employee kandidat bewerber person individual'.split(
    ' ',
  )
const peopleNames: ReadonlySet<string> = new Set([
  ...people,
  'candidates',
  'persons',
  'applicants',
  'prospects',
  'contacts',
  'leads',
  'talents',
  'employees',
  'kandidaten',
  'personen',
  'individuals',
])
const companyNames =
  /^(company|companies|client|clients|client company|account|accounts|organi[sz]ations?|customer|customers|employer|employers|firma|firmen|kunden|unternehmen)$/
const jobNames =
  /^(job|jobs|job order|job orders|joborder|joborders|requisitions?|vacanc(y|ies)|positions?|assignments?|openings?|mandates?|mandate|auftrage|stellen|roles?|projects?|deals?)$/
const userNames = /^(users?|members?|recruiters?|owners?|staff|consultants?|team|team members?|benutzer|mitarbeiter)$/
const tagNames = /^(tags?|labels?|saved lists?|lists?|pools?|talent pools?)$/
const lookupNames = /(^| )(status|statuses|stages?|types?|sources?|reasons?)$/

/** What a system writes about itself. */
export const audits = /(^| )(history|audit|log|login|session|change|duplicate|queue|setting)$/

const pointers = {
  company: /^((client|hiring|current) )?(company|client|account|organi[sz]ation|customer|employer|firma)( id|id)$/,
  job: /^(job|joborder|job order|requisition|vacancy|position|assignment|opening|mandate|project|deal)( id|id)$/,
  author:
    /^(user|author|owner|created by|entered by|added by|recruiter|consultant|by|logged by|creator|assigned to|member)( id| name|id)?$/,
} as const
const personPointer =
  /^(?:(?:to|from|about) )?(candidate|person|people|applicant|prospect|contact|client contact|lead|talent|employee|kandidat|kandidaten|bewerber|individual)( id|id)$/

const one = (name: string): string =>
  name
    .replace(/^(?:export|backup|dump|tbl|t|cats|db)\s+/, '')
    .replace(/\b(\p{L}{3,})ies\b$/u, '$1y')
    .replace(/\bpeople$/, 'person')
    .replace(/\bpersons$/, 'person')
    .replace(/statuses$/, 'status')
    .replace(/(?<=\p{L}{2}[^sui])s$/u, '')

/** A table's name as it is compared: `tbl_Candidates-2024-05-01` is "candidate". */
export function tableName(name: string): string {
  const folded = foldHeader(name.replace(/\.[a-z0-9]{1,5}$/i, '').replaceAll(/\d{2,}/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
  const words = folded
    .split(' ')
    .filter(word => !/^(export|exported|backup|dump|tbl|table|data|all|full|csv|v|\d+)$/.test(word))
  return one(words.join(' '))
}

/** What a table is, by its columns first and its name second; null when it is of no use here. */
export function layoutOf(name: string, columns: readonly string[]): Layout | null {
  const space = tableName(name)
  const folded = columns.map(foldHeader)
  const find = (words: readonly string[]): number | null => {
    for (const word of words) {
      const at = folded.indexOf(word)
      if (at >= 0) return at
    }
    return null
  }
  const pointer = (pattern: RegExp): number | null => {
    const at = folded.findIndex(column => pattern.test(column) && !isOwn(column, space))
    return at >= 0 ? at : null
  }
  const pointed = folded.flatMap((column, at) => {
    const match = personPointer.exec(column)
    return match?.[1] && !isOwn(column, space) ? [{ at, space: one(match[1]) }] : []
  })
  const company = pointer(pointers.company)
  const job = pointer(pointers.job)
  const found = new Map<Meaning, number | null>()
  const at = (meaning: Meaning): number | null => {
    const known = found.get(meaning)
    if (known !== undefined) return known
    const position = find(wordsFor.get(meaning) ?? [])
    found.set(meaning, position)
    return position
  }
  const role = roleOf(space, folded, pointed.length > 0, job !== null, company !== null, at)
  if (!role) return null
  const id = find([
    `${space} id`,
    `${space.replaceAll(' ', '')}id`,
    `${space.replaceAll(' ', '')} id`,
    'id',
    'uuid',
    'guid',
    'record id',
    'key',
  ])
  const author = pointer(
    role === 'person' || role === 'job' ? /^(owner|recruiter|consultant)( id| name|id)?$/ : pointers.author,
  )
  return { role, space, id, people: pointed, company, job, author, at }
}

const isOwn = (column: string, space: string): boolean => {
  const bare = column.replace(/ ?id$/, '')
  return one(bare) === space || bare.replaceAll(' ', '') === space.replaceAll(' ', '')
}

function roleOf(
  space: string,
  folded: readonly string[],
  person: boolean,
  job: boolean,
  company: boolean,
  at: Layout['at'],
): Role | null {
  if (audits.test(space) && at('stage to') === null) return null
  const item = at('item id') !== null && at('item type') !== null
  const about = person || item
  if (person && job && at('stage to') !== null) return 'move'
  if (at('from') !== null && at('to') !== null && at('text') !== null && !about) return 'mail'
  if (about && at('tag id') !== null) return 'tagged'
  if (about && at('field') !== null && at('value') !== null && folded.length <= 12) return 'extra'
  if (about && folded.includes('stored filename')) return 'document'
  const known = [...peopleNames].some(name => name === space)
  if (
    person &&
    job &&
    !known &&
    (at('stage') !== null || /applic|candidac|pipeline|submission|joborder|placement/.test(space))
  )
    return 'candidacy'
  if (known && (namesPerson(folded) || at('label') !== null)) return 'person'
  if (userNames.test(space) && (namesPerson(folded) || at('label') !== null)) return 'user'
  if (companyNames.test(space) && at('label') !== null) return 'company'
  if (jobNames.test(space) && at('title') !== null) return 'job'
  if (tagNames.test(space) && !about) return 'tag'
  if (about && (at('text') !== null || at('type') !== null || at('subject') !== null)) return 'activity'
  if (lookupNames.test(space) && !about && !job && !company && at('label') !== null && folded.length <= 10)
    return 'lookup'
  return namesPerson(folded) && folded.some(column => nameSays(column).field === 'email') && !about ? 'person' : null
}

const namesPerson = (folded: readonly string[]): boolean =>
  folded.some(column => {
    const { field } = nameSays(column)
    return field === 'given' || field === 'family' || field === 'name'
  })

/** Whether tables belong together: one of them holds people, and another points at them or at what they point at. */
export function joins(layouts: readonly Layout[]): boolean {
  const has = (role: Role) => layouts.some(layout => layout.role === role)
  return (
    has('person') &&
    layouts.some(
      layout =>
        (layout.people.length > 0 && layout.role !== 'person') ||
        ((layout.role === 'person' || layout.role === 'job') && layout.company !== null && has('company')) ||
        (layout.at('item id') !== null && layout.at('item type') !== null),
    )
  )
}

import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { act, badDate, when } from './act.ts'
import type { Archive } from './archive.ts'
import { claim, filled } from './claim.ts'
import { dayOf, readDate } from './date.ts'
import type { Kind } from './kind.ts'
import { isPlaceholder } from './names.ts'
import { identifierKey, namedBy, profileOf } from './people.ts'
import type { Row } from './row.ts'
import { slugOf } from './scan.ts'

const urlOf = (row: Row): string => row.cell('url', 'profile url', 'public url', 'linkedin url')
const emailOf = (row: Row): string => row.cell('email address', 'e mail address', 'email')

/** A member who closed or hid their account: a date, and nobody to whom it belongs. */
function isGone(row: Row): boolean {
  const { full } = namedBy(row)
  return slugOf(urlOf(row)) === null && !normaliseEmail(emailOf(row)) && (!foldName(full) || isPlaceholder(full))
}

export const connections: Kind = {
  noun: 'connections',
  file: /^connections$/,
  columns: ['first name', 'last name', 'connected on'],
  distinctive: true,
  scan(row, scan) {
    if (isGone(row)) return 'connections whose account is closed'
    const slug = slugOf(urlOf(row))
    const since = readDate(row.cell('connected on'))
    scan.see(since)
    if (slug !== null) {
      scan.names.add(namedBy(row).full, slug)
      scan.connect(slug, since)
    }
    return 'connections'
  },
  *read(row, archive) {
    if (isGone(row)) return
    const cell = row.cell('connected on')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    const { full } = namedBy(row)
    const identifiers = identifiersOf(row, full, dayOf(occurred), archive)
    const [first] = identifiers
    yield act(row, archive, {
      kind: 'connection.made',
      direction: 'between',
      occurred,
      family: 'linkedin.connection',
      key: [identifierKey(first), dayOf(occurred)],
      body: {},
      text: null,
      people: [{ role: 'about', identifiers, ...(full && !isPlaceholder(full) ? { name: full } : {}) }],
    })
    yield* claims(row, archive, identifiers)
  },
}

/** Profile, then address; a row with neither, as older archives have, stands for itself. */
function identifiersOf(row: Row, name: string, day: string, archive: Archive): readonly [Identifier, ...Identifier[]] {
  const slug = profileOf({ url: urlOf(row), name }, archive)
  const email = normaliseEmail(emailOf(row))
  const mail: Identifier[] = email === null ? [] : [{ kind: 'email', value: email }]
  if (slug !== null) return [{ kind: 'linkedin', value: slug }, ...mail]
  const [only] = mail
  return [only ?? { kind: 'record', value: `linkedin:connection:${day}:${foldName(name)}` }]
}

function* claims(
  row: Row,
  archive: Archive,
  identifiers: readonly [Identifier, ...Identifier[]],
): Generator<Draft | Unread> {
  const about = { identifiers, row, archive }
  const { full, parts } = namedBy(row)
  if (full && !isPlaceholder(full)) yield claim('name', { full, ...parts }, about)
  const position = filled({ company: row.cell('company', 'company name'), title: row.cell('position', 'title') })
  if (position.company || position.title)
    yield claim(
      'position',
      { ...position, current: true },
      { ...about, ...(position.company ? { companies: [{ role: 'employer', name: position.company }] } : {}) },
    )
  for (const { kind, value } of identifiers) {
    if (kind === 'email') yield claim('email', { address: value }, about)
    if (kind === 'linkedin')
      yield claim('profile', { network: 'linkedin', url: profileUrl(value), handle: value }, about)
  }
}

export const profileUrl = (slug: string): string => `https://www.linkedin.com/in/${encodeURIComponent(slug)}`

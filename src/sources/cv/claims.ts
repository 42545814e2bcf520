import type { Channel } from '#src/domain/channel.ts'
import { type ClaimBody, claimKind, type Property } from '#src/domain/claim.ts'
import type { CompanyRef, Draft, OriginalDraft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { before, neverDated, type Occurred } from '#src/domain/occurred.ts'
import type { Json, JsonObject } from '#src/lib/json.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import type { ParsedCv } from './parse.ts'
import type { ValuePlace } from './resume.ts'

interface CvFile {
  /** From the top of what was given. */
  readonly path: string
  readonly name: string
  readonly bytes: Uint8Array
  /** The file's own date, ISO instant. */
  readonly modified: string | null
  /** The mail or form that it came with, and its sender's address where the CV is the sender's own; `email` unless said. */
  readonly mail?: { readonly date: Occurred; readonly sender: Identifier | null; readonly channel?: Channel }
}

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.map(object) : [])
const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined
const texts = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.flatMap(item => text(item) ?? []) : []

const filled = (object: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined))

interface Said {
  readonly property: Property
  readonly body: JsonObject
  /** JSON pointer of the value whose place stands for the whole. */
  readonly pointer: string
  /** Pointers of the other fields that stand in places of their own. */
  readonly parts?: Readonly<Record<string, string>>
  readonly company?: string
}

/** Where a value stands in the document, for its claim: the words as written only where they are not the value itself. */
const standing = ({ page, box, confidence, text }: ValuePlace, value: string | undefined): JsonObject =>
  filled({ page, box: box ? [...box] : null, confidence, text: text === value ? undefined : text })

/** The place of a value and of its parts; null where the document does not say. */
function foundOf(said: Said, places: ParsedCv['places']): JsonObject | null {
  const at = places[said.pointer]
  if (!at) return null
  const parts = Object.entries(said.parts ?? {}).flatMap(([field, pointer]) => {
    const place = pointer === said.pointer ? undefined : places[pointer]
    return place ? [[field, standing(place, text(said.body[field]))] as const] : []
  })
  const main = Object.values(said.body).find(value => value === at.text)
  return {
    ...standing(at, typeof main === 'string' ? main : undefined),
    ...(parts.length > 0 ? { parts: Object.fromEntries(parts) } : {}),
  }
}

/** The name that a CV bears. */
export const nameOn = ({ json }: ParsedCv): string | undefined => text(object(json['basics'])['name'])

/** Who the CV is of: its addresses, numbers and accounts, else the document itself. */
export function identifiersOf(parsed: ParsedCv, country: string): readonly [Identifier, ...Identifier[]] {
  const basics = object(parsed.json['basics'])
  const more = object(object(object(parsed.json['meta'])['throughline'])['more'])
  const found: Identifier[] = []
  const add = (identifier: Identifier) => {
    if (!found.some(other => other.kind === identifier.kind && other.value === identifier.value)) found.push(identifier)
  }
  for (const raw of [text(basics['email']), ...texts(more['emails'])]) {
    const value = raw === undefined ? null : normaliseEmail(raw)
    if (value && !isRoleAddress(value)) add({ kind: 'email', value })
  }
  const home = text(object(basics['location'])['countryCode']) ?? country
  for (const raw of [text(basics['phone']), ...texts(more['phones'])]) {
    const value = raw === undefined ? null : normalisePhone(raw, home)
    if (value) add({ kind: 'phone', value })
  }
  for (const profile of list(basics['profiles'])) {
    const told = normaliseProfile(text(profile['url']) ?? '')
    if (told && told.kind !== 'url') add({ kind: told.kind, value: told.value })
  }
  const [first, ...rest] = found
  return first ? [first, ...rest] : [{ kind: 'record', value: `cv:${parsed.sha256}` }]
}

function* personSays(basics: JsonObject): Generator<Said> {
  const at = (key: string) => `/basics/${key}`
  const name = text(basics['name'])
  if (name) yield { property: 'name', body: { full: name }, pointer: at('name') }
  const email = text(basics['email'])
  if (email) yield { property: 'email', body: { address: email }, pointer: at('email') }
  const phone = text(basics['phone'])
  if (phone) yield { property: 'phone', body: { number: phone }, pointer: at('phone') }
  const headline = text(basics['label'])
  if (headline) yield { property: 'headline', body: { text: headline }, pointer: at('label') }
  const summary = text(basics['summary'])
  if (summary) yield { property: 'summary', body: { text: summary }, pointer: at('summary') }
  const url = text(basics['url'])
  if (url) yield { property: 'profile', body: { network: 'web', url }, pointer: at('url') }
  const location = object(basics['location'])
  const place = [text(location['city']), text(location['region']), text(location['countryCode'])]
    .filter(part => part !== undefined)
    .join(', ')
  if (place)
    yield {
      property: 'place',
      body: { text: place },
      pointer: at(text(location['city']) ? 'location/city' : 'location/countryCode'),
    }
  for (const [i, profile] of list(basics['profiles']).entries()) {
    const link = text(profile['url'])
    if (link)
      yield {
        property: 'profile',
        body: filled({ network: text(profile['network']) ?? 'web', url: link, handle: text(profile['username']) }),
        pointer: at(`profiles/${i}/url`),
      }
  }
}

function* careerSays(resume: JsonObject): Generator<Said> {
  for (const [i, job] of list(resume['work']).entries()) {
    const company = text(job['name'])
    const told = [text(job['description']), text(job['summary']), ...texts(job['highlights'])].filter(
      part => part !== undefined,
    )
    const body = filled({
      company,
      title: text(job['position']),
      from: text(job['startDate']),
      to: text(job['endDate']),
      place: text(job['location']),
      current: text(job['endDate']) === undefined && text(job['startDate']) !== undefined ? true : undefined,
      description: told.length > 0 ? told.join('\n') : undefined,
    })
    const pointer = `/work/${i}/${company ? 'name' : 'position'}`
    const parts = {
      title: `/work/${i}/position`,
      from: `/work/${i}/startDate`,
      to: `/work/${i}/endDate`,
      place: `/work/${i}/location`,
    }
    if (company || text(job['position']))
      yield { property: 'position', body, pointer, parts, ...(company ? { company } : {}) }
  }
  for (const [i, study] of list(resume['education']).entries()) {
    const school = text(study['institution'])
    const [degree, field] = [text(study['studyType']), text(study['area'])]
    if (school)
      yield {
        property: 'education',
        body: filled({ school, degree, field, from: text(study['startDate']), to: text(study['endDate']) }),
        pointer: `/education/${i}/institution`,
        parts: {
          degree: `/education/${i}/studyType`,
          field: `/education/${i}/area`,
          from: `/education/${i}/startDate`,
          to: `/education/${i}/endDate`,
        },
      }
  }
  for (const [i, item] of list(resume['certificates']).entries()) {
    const name = text(item['name'])
    if (name)
      yield {
        property: 'certificate',
        body: filled({ name, issuer: text(item['issuer']), date: text(item['date']), url: text(item['url']) }),
        pointer: `/certificates/${i}/name`,
        parts: { issuer: `/certificates/${i}/issuer`, date: `/certificates/${i}/date` },
      }
  }
  for (const [i, item] of list(resume['publications']).entries()) {
    const name = text(item['name'])
    if (name)
      yield {
        property: 'publication',
        body: filled({
          name,
          publisher: text(item['publisher']),
          date: text(item['releaseDate']),
          url: text(item['url']),
        }),
        pointer: `/publications/${i}/name`,
      }
  }
}

function* abilitySays(resume: JsonObject): Generator<Said> {
  const seen = new Set<string>()
  for (const [i, group] of list(resume['skills']).entries()) {
    const name = text(group['name'])
    const keywords = texts(group['keywords'])
    const level = text(group['level'])
    // A label over a list is no skill; one without a list is.
    const skills =
      keywords.length > 0
        ? keywords.map((label, k) => ({ label, pointer: `/skills/${i}/keywords/${k}` }))
        : name
          ? [{ label: name, pointer: `/skills/${i}/name` }]
          : []
    for (const { label, pointer } of skills) {
      if (seen.has(label.toLowerCase())) continue
      seen.add(label.toLowerCase())
      yield { property: 'skill', body: filled({ label, level }), pointer }
    }
  }
  for (const [i, item] of list(resume['languages']).entries()) {
    const label = text(item['language'])
    if (label)
      yield {
        property: 'language',
        body: filled({ label, fluency: text(item['fluency']) }),
        pointer: `/languages/${i}/language`,
        parts: { fluency: `/languages/${i}/fluency` },
      }
  }
}

/** The entry that a CV came in, and what it claims of its person, each claim with its place and confidence. */
export function* draftsOf(parsed: ParsedCv, file: CvFile, now: string, country: string): Generator<Draft> {
  const [first, ...more] = identifiersOf(parsed, country)
  const { date = null, sender = null } = file.mail ?? {}
  // Last, so that the same CV hangs on the same persona wherever it is met: the sender's address follows it.
  const identifiers = [first, ...more, ...(sender ? [sender] : [])] as const
  const name = nameOn(parsed)
  const about = { role: 'about', identifiers, ...(name ? { name } : {}) } as const
  const original: OriginalDraft = { bytes: file.bytes, mediaType: parsed.mediaType, name: file.name }
  const notes = object(object(parsed.json['meta'])['throughline'])
  const shared = {
    family: 'file',
    direction: 'none',
    channel: file.mail ? (file.mail.channel ?? 'email') : null,
    people: [about],
    seenAt: date ? date.at : file.modified,
    // What a CV claims is found again by the CV.
    thread: parsed.sha256,
  } as const
  yield {
    ...shared,
    kind: 'cv.received',
    direction: 'in',
    occurred: date ?? before(file.modified ?? now),
    key: [parsed.sha256],
    body: {
      title: file.name,
      mediaType: parsed.mediaType,
      warnings: notes['warnings'] ?? [],
      leftOut: notes['leftOut'] ?? [],
      layout: parsed.layout,
      taught: parsed.taught.map(rule => ({ ...rule })),
    },
    text: parsed.text,
    people: [{ ...about, role: 'author' }],
    original,
    place: file.path,
  }
  for (const said of [
    ...personSays(object(parsed.json['basics'])),
    ...careerSays(parsed.json),
    ...abilitySays(parsed.json),
  ]) {
    const at = parsed.places[said.pointer]
    const companies: readonly CompanyRef[] | undefined = said.company
      ? [{ role: 'employer', name: said.company }]
      : undefined
    const found = foundOf(said, parsed.places)
    const body: ClaimBody<typeof said.property> & JsonObject = {
      ...(said.body as ClaimBody<typeof said.property>),
      ...(found ? { found } : {}),
    }
    yield {
      ...shared,
      kind: claimKind(said.property),
      occurred: neverDated,
      key: [parsed.sha256],
      contentInKey: true,
      body,
      text: null,
      ...(companies ? { companies } : {}),
      place: at?.box ? `${file.path}, page ${at.page}` : file.path,
    }
  }
}

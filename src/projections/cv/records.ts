import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type ClaimValues, type Property, properties } from '#src/domain/claim.ts'
import type { CvPlace, CvRef, CvValue, PageBox } from '#src/domain/views/cv.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { claimed, text } from '../profile/rules.ts'
import type { Said } from './difference.ts'

/** A CV of a person, with what it claims of them. */
export interface CvRecord extends CvRef {
  readonly person: string
  readonly original: string | null
  readonly mediaType: string
  readonly body: JsonObject
  readonly values: readonly CvValue[]
}

interface CvRow {
  readonly person: string
  readonly entry: string
  readonly at: string
  readonly name: string | null
  readonly original: string | null
  readonly media_type: string | null
  readonly body: JsonObject
}

interface FactRow {
  readonly person: string
  readonly entry: string
  readonly kind: string
  readonly body: JsonObject
  readonly act: string
  readonly account: string | null
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isBox = (value: unknown): value is PageBox => Array.isArray(value) && value.length === 4 && value.every(isNumber)

function placeOf(found: unknown): CvPlace | null {
  if (!isObject(found)) return null
  const { page, box, confidence } = found
  return {
    page: isNumber(page) ? page : 1,
    box: isBox(box) ? box : null,
    confidence: isNumber(confidence) ? confidence : 1,
    text: text(found, 'text'),
  }
}

function partsOf(found: unknown): CvValue['parts'] {
  const parts = isObject(found) && isObject(found['parts']) ? found['parts'] : {}
  return Object.fromEntries(
    Object.entries(parts).flatMap(([field, one]) => {
      const place = placeOf(one)
      return place ? [[field, place] as const] : []
    }),
  )
}

const propertyOf = (kind: string): Property | undefined => properties.find(property => kind === `claim.${property}`)

/** What colleagues made of values: withdrawn, or another one set in the same doing. */
function mendings(facts: readonly FactRow[]): ReadonlyMap<string, NonNullable<CvValue['mended']>> {
  const set = new Map(facts.filter(fact => fact.kind === 'value.set').map(fact => [fact.act, fact]))
  const found = new Map<string, NonNullable<CvValue['mended']>>()
  for (const { kind, body, act, account } of facts) {
    const entry = text(body, 'entry')
    if (kind !== 'value.withdrawn' || !entry) continue
    const value = set.get(act)?.body['value']
    // Written by our own action with the shape of its property.
    found.set(entry, { by: account, value: isObject(value) ? (value as unknown as ClaimValues[Property]) : null })
  }
  return found
}

function cvValue({ entry, kind, body }: FactRow, mended: ReturnType<typeof mendings>): CvValue | null {
  const property = propertyOf(kind)
  if (!property) return null
  return {
    entry,
    property,
    // Written by the reader of CVs with the shape of its property.
    value: claimed({ kind, body }) as unknown as ClaimValues[Property],
    at: placeOf(body['found']),
    parts: partsOf(body['found']),
    mended: mended.get(entry) ?? null,
  }
}

/** The CVs of these people that the viewer may read, the newest first, each with its values; set in, set out. */
export async function cvRecords(
  sql: Queryable,
  viewer: Viewer,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly CvRecord[]>> {
  if (people.length === 0) return new Map()
  const vis = audiencesOf(sql, viewer)
  const [rows, facts] = await Promise.all([
    sql<CvRow[]>`
      select l.person_id as person, l.entry_id as entry, l.at, o.name, o.id as original, o.media_type, p.body
      from unnest(${[...people]}::uuid[]) as given (id)
      join line l on l.person_id = given.id and l.kind = 'cv.received' and l.know in ${vis} and l.read in ${vis}
      join ledger.payload p on p.entry_id = l.entry_id
      left join ledger.original o on o.id = p.original_id
      order by l.person_id, l.at desc, l.entry_id`,
    sql<FactRow[]>`
      select f.person_id as person, f.entry_id as entry, f.kind, f.body, f.act_id as act, f.account
      from unnest(${[...people]}::uuid[]) as given (id)
      join fact f on f.person_id = given.id and f.know in ${vis} and f.read in ${vis}
        and ((f.family = 'file' and f.kind like 'claim.%') or f.kind in ('value.set', 'value.withdrawn'))
      order by f.person_id, f.at, f.entry_id`,
  ])
  const mended = mendings(facts)
  const threads = new Map<string, CvValue[]>()
  for (const fact of facts) {
    const thread = text(fact.body, 'thread')
    const value = thread ? cvValue(fact, mended) : null
    if (!value) continue
    const key = `${fact.person} ${thread}`
    threads.set(key, [...(threads.get(key) ?? []), value])
  }
  const found = new Map<string, CvRecord[]>()
  for (const { person, entry, at, name, original, media_type, body } of rows) {
    const record: CvRecord = {
      person,
      entry,
      at,
      name: name ?? text(body, 'title') ?? 'CV',
      original,
      // What the reader told by its bytes: a mail programme may have called the same file anything.
      mediaType: text(body, 'mediaType') ?? media_type ?? 'application/octet-stream',
      body,
      values: threads.get(`${person} ${text(body, 'thread')}`) ?? [],
    }
    found.set(person, [...(found.get(person) ?? []), record])
  }
  return found
}

export const refOf = ({ entry, name, at }: CvRecord): CvRef => ({ entry, name, at })

/** What a CV says after colleagues have mended it. */
export const saidIn = ({ values }: CvRecord): Said[] =>
  values.flatMap(({ entry, property, value, mended }) => {
    const now = mended ? mended.value : value
    // Values are objects by their schema; the difference reads them field by field.
    return now === null ? [] : [{ entry, property, value: now as unknown as JsonObject }]
  })

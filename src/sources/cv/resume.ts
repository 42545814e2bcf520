import type { Json, JsonObject } from '#src/lib/json.ts'
import { calibrated } from './calibration.ts'
import { kindOf, type Sign, signOf } from './doubt.ts'
import type { Cv, Job, SkillGroup } from './fields/cv.ts'
import type { Found } from './fields/piece.ts'
import type { Withheld } from './fields/withheld.ts'
import type { Warning } from './layout/model.ts'
import type { Understood } from './understand.ts'

const schema = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json'

/** Where in the document a value stands, and how sure it is. */
export interface ValuePlace {
  readonly page: number
  /** Left, top, right, bottom in points from the page's top left corner; null where the format has no pages. */
  readonly box: readonly [number, number, number, number] | null
  readonly text: string
  readonly confidence: number
}

export interface Resume {
  readonly json: JsonObject
  /** By JSON pointer (RFC 6901). */
  readonly places: Readonly<Record<string, ValuePlace>>
}

/** The same, each place as it is changed: in the places and in what the document's `meta` says of them. */
export function withPlaces(
  { json, places }: Resume,
  change: (place: ValuePlace, pointer: string) => ValuePlace,
): Resume {
  const changed = Object.fromEntries(
    Object.entries(places).map(([pointer, place]) => [pointer, change(place, pointer)]),
  )
  const meta = json['meta'] as JsonObject
  const throughline: JsonObject = {
    ...(meta['throughline'] as JsonObject),
    ...Object.fromEntries(
      Object.entries(changed).map(([pointer, { box, ...place }]) => [pointer, { ...place, box: box && [...box] }]),
    ),
  }
  return { json: { ...json, meta: { ...meta, throughline } }, places: changed }
}

type Tree = Found | Json | undefined | readonly Tree[] | { readonly [key: string]: Tree }

const isFound = (tree: Tree): tree is Found =>
  typeof tree === 'object' &&
  tree !== null &&
  !Array.isArray(tree) &&
  'confidence' in tree &&
  'value' in tree &&
  'page' in tree

const round = (value: number) => Math.round(value * 10) / 10

function placeOf({ page, box, text, confidence }: Found, paged: boolean): ValuePlace {
  return {
    page,
    box: box && paged ? [round(box.x0), round(box.y0), round(box.x1), round(box.y1)] : null,
    text: text.length > 400 ? `${text.slice(0, 397)}...` : text,
    confidence,
  }
}

/** Writes a tree's values out and notes where each came from; what is not there is left out. */
function write(tree: Tree, pointer: string, places: Record<string, ValuePlace>, paged: boolean): Json | undefined {
  if (tree === undefined || tree === null) return undefined
  if (isFound(tree)) {
    places[pointer] = placeOf(tree, paged)
    return tree.value
  }
  if (Array.isArray(tree)) {
    const items: Json[] = []
    for (const item of tree as readonly Tree[]) {
      const value = write(item, `${pointer}/${items.length}`, places, paged)
      if (value !== undefined) items.push(value)
    }
    return items.length > 0 ? items : undefined
  }
  if (typeof tree === 'object') {
    const written: Record<string, Json> = {}
    for (const [key, inner] of Object.entries(tree)) {
      const value = write(inner as Tree, `${pointer}/${key}`, places, paged)
      if (value !== undefined) written[key] = value
    }
    return Object.keys(written).length > 0 ? written : undefined
  }
  return tree
}

/** What says, wherever it looks odd, that the layout was not understood. */
const telling: ReadonlySet<string> = new Set([
  'name',
  'summary',
  'work.name',
  'work.position',
  'education.institution',
  'education.studyType',
])

const valueAt = (resume: JsonObject, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>(
      (here, key) =>
        Array.isArray(here)
          ? here[Number(key)]
          : typeof here === 'object' && here !== null
            ? (here as JsonObject)[key]
            : undefined,
      resume,
    )

/** Places with how sure each value is, from the rule's evidence, the value's own words and the rest of the document. */
function weighed(places: Readonly<Record<string, ValuePlace>>, resume: JsonObject): Record<string, ValuePlace> {
  const told = Object.entries(places).map(([pointer, place]) => {
    const value = valueAt(resume, pointer)
    const sign: Sign = typeof value === 'string' ? signOf(pointer, value, resume) : 'plain'
    return { pointer, place, kind: kindOf(pointer), sign }
  })
  const parts = told.filter(({ kind }) => telling.has(kind))
  const odd = parts.filter(({ sign }) => sign === 'odd').length / Math.max(1, parts.length)
  return Object.fromEntries(
    told.map(({ pointer, place, kind, sign }) => [
      pointer,
      { ...place, confidence: Math.round(calibrated(place.confidence, { kind, sign, odd }) * 1000) / 1000 },
    ]),
  )
}

const job = (item: Job, nameKey: 'name' | 'organization'): Tree => ({
  [nameKey]: item.company ?? undefined,
  position: item.title ?? undefined,
  location: item.place ?? undefined,
  description: item.description ?? undefined,
  url: item.url ?? undefined,
  startDate: item.from ?? undefined,
  endDate: item.current ? undefined : (item.to ?? undefined),
  summary: item.summary ?? undefined,
  highlights: item.highlights,
})

const group = (item: SkillGroup): Tree =>
  item.name ? { name: item.name, level: item.level ?? undefined, keywords: item.keywords } : undefined

/** Skills without a label over them stand for themselves. */
const skillTrees = (groups: readonly SkillGroup[]): Tree[] =>
  groups.flatMap(item => (item.name ? [group(item)] : item.keywords.map(keyword => ({ name: keyword }))))

function basics(cv: Cv): Tree {
  const { place } = cv
  return {
    name: cv.name ?? undefined,
    label: cv.headline ?? undefined,
    email: cv.emails[0],
    phone: cv.phones[0],
    url: cv.urls[0],
    summary: cv.summary ?? undefined,
    location: place
      ? {
          address: place.address ? { ...place.text, value: place.address } : undefined,
          postalCode: place.postalCode ? { ...place.text, value: place.postalCode } : undefined,
          city: place.city ? { ...place.text, value: place.city } : undefined,
          region: place.region ? { ...place.text, value: place.region } : undefined,
          countryCode: place.countryCode ? { ...place.text, value: place.countryCode } : undefined,
        }
      : undefined,
    profiles: cv.profiles.map(({ network, username, url }) => ({ network, username: username ?? undefined, url })),
  }
}

/**
 * JSON Resume 1.x (github.com/jsonresume/resume-schema). Dates keep the precision that the document has; a job held
 * today has no `endDate`. `meta.throughline` holds each value's place by JSON pointer (its keys begin with `/`), and beside
 * them `leftOut`, `warnings` and `current`. More addresses and numbers than the schema has room for stand in `meta.throughline.more`.
 */
export function resumeOf(
  { cv, withheld, warnings }: Pick<Understood, 'cv' | 'withheld' | 'warnings'>,
  paged: boolean,
): Resume {
  const places: Record<string, ValuePlace> = {}
  const body = write(
    {
      basics: basics(cv),
      work: cv.work.map(item => job(item, 'name')),
      volunteer: cv.volunteer.map(item => job(item, 'organization')),
      education: cv.education.map(item => ({
        institution: item.school ?? undefined,
        area: item.field ?? undefined,
        studyType: item.degree ?? undefined,
        location: item.place ?? undefined,
        startDate: item.from ?? undefined,
        endDate: item.current ? undefined : (item.to ?? undefined),
        score: item.score ?? undefined,
        courses: item.courses,
        highlights: item.highlights,
      })),
      awards: cv.awards.map(item => ({
        title: item.name,
        date: item.date ?? undefined,
        awarder: item.by ?? undefined,
        summary: item.summary ?? undefined,
      })),
      certificates: cv.certificates.map(item => ({
        name: item.name,
        date: item.date ?? undefined,
        url: item.url ?? undefined,
        issuer: item.by ?? undefined,
      })),
      publications: cv.publications.map(item => ({
        name: item.name,
        publisher: item.by ?? undefined,
        releaseDate: item.date ?? undefined,
        url: item.url ?? undefined,
        summary: item.summary ?? undefined,
      })),
      skills: skillTrees(cv.skills),
      languages: cv.languages.map(item => ({ language: item.language, fluency: item.fluency ?? undefined })),
      interests: skillTrees(cv.interests),
      references: cv.references.map(item => ({ name: item.name ?? undefined, reference: item.text ?? undefined })),
      projects: cv.projects.map(item => ({
        name: item.name,
        description: item.description ?? undefined,
        highlights: item.highlights,
        keywords: item.keywords,
        startDate: item.from ?? undefined,
        endDate: item.current ? undefined : (item.to ?? undefined),
        url: item.url ?? undefined,
        roles: item.roles,
        entity: item.entity ?? undefined,
      })),
    },
    '',
    places,
    paged,
  )
  const more = {
    emails: cv.emails.slice(1).map(({ value }) => value),
    phones: cv.phones.slice(1).map(({ value }) => value),
    urls: cv.urls.slice(1).map(({ value }) => value),
  }
  const resume = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as JsonObject) : {}
  const current = cv.work.flatMap((item, index) => (item.current ? [`/work/${index}`] : []))
  const extra: JsonObject = { current, ...(Object.values(more).some(list => list.length > 0) ? { more } : {}) }
  const sure = weighed(places, resume)
  return { json: withMeta(resume, sure, withheld, warnings, extra), places: sure }
}

function withMeta(
  resume: JsonObject,
  places: Readonly<Record<string, ValuePlace>>,
  withheld: readonly Withheld[],
  warnings: readonly Warning[],
  extra: JsonObject,
): JsonObject {
  const meta =
    typeof resume['meta'] === 'object' && resume['meta'] !== null && !Array.isArray(resume['meta'])
      ? (resume['meta'] as JsonObject)
      : {}
  return {
    $schema: schema,
    ...resume,
    meta: {
      version: 'v1.0.0',
      ...meta,
      throughline: {
        ...Object.fromEntries(Object.entries(places).map(([key, place]) => [key, { ...place }])),
        ...extra,
        leftOut: withheld.map(({ what, page, box }) => ({
          what,
          page,
          box: box ? [round(box.x0), round(box.y0), round(box.x1), round(box.y1)] : null,
        })),
        warnings: warnings.map(({ code, text, page }) => ({ code, text, ...(page === undefined ? {} : { page }) })),
      },
    },
  }
}

/** A document that is data already: each of its values stands for itself. */
export function structuredResume(
  resume: JsonObject,
  withheld: readonly Withheld[],
  warnings: readonly Warning[],
): Resume {
  const places: Record<string, ValuePlace> = {}
  const visit = (value: Json, pointer: string) => {
    if (typeof value === 'string') places[pointer] = { page: 1, box: null, text: value.slice(0, 400), confidence: 1 }
    else if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, `${pointer}/${i}`)
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value))
        visit(item as Json, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
  const { meta, $schema: _, ...said } = resume
  visit(said, '')
  return {
    json: withMeta({ ...said, ...(meta === undefined ? {} : { meta }) }, places, withheld, warnings, {}),
    places,
  }
}

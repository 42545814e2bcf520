import type { Json, JsonObject } from '#src/lib/json.ts'
import { kept } from './kept.ts'

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.map(object) : [])

/** FRESH resumes (github.com/fresh-standard) say so in their `meta.format`, or by their sections. */
export const isFresh = (document: JsonObject): boolean =>
  (typeof object(document['meta'])['format'] === 'string' &&
    String(object(document['meta'])['format']).startsWith('FRESH')) ||
  (document['basics'] === undefined && document['employment'] !== undefined && document['name'] !== undefined)

const period = (item: JsonObject): JsonObject => kept({ startDate: item['start'], endDate: item['end'] })

/** A FRESH resume as JSON Resume. */
export function fromFresh(fresh: JsonObject): JsonObject {
  const [info, contact, place] = [object(fresh['info']), object(fresh['contact']), object(fresh['location'])]
  return kept({
    basics: kept({
      name: fresh['name'],
      label: info['label'],
      summary: info['brief'],
      image: info['image'],
      email: contact['email'],
      phone: contact['phone'],
      url: contact['website'],
      location: kept({
        address: place['address'],
        city: place['city'],
        region: place['region'],
        countryCode: place['country'],
        postalCode: place['code'],
      }),
      profiles: list(fresh['social']).map(item =>
        kept({ network: item['network'] ?? item['label'], username: item['user'], url: item['url'] }),
      ),
    }),
    work: list(object(fresh['employment'])['history']).map(item =>
      kept({
        name: item['employer'],
        position: item['position'],
        url: item['url'],
        ...period(item),
        summary: item['summary'],
        highlights: item['highlights'],
      }),
    ),
    volunteer: list(object(fresh['service'])['history']).map(item =>
      kept({
        organization: item['organization'],
        position: item['position'],
        url: item['url'],
        ...period(item),
        summary: item['summary'],
        highlights: item['highlights'],
      }),
    ),
    education: list(object(fresh['education'])['history']).map(item =>
      kept({
        institution: item['institution'],
        url: item['url'],
        area: item['area'],
        studyType: item['studyType'] ?? item['title'],
        score: item['grade'],
        ...period(item),
        courses: item['curriculum'],
      }),
    ),
    skills: [
      ...list(object(fresh['skills'])['sets']).map(item =>
        kept({ name: item['name'], level: item['level'], keywords: item['skills'] }),
      ),
      ...(Array.isArray(fresh['skills']) ? list(fresh['skills']) : []),
    ],
    languages: list(fresh['languages']).map(item => kept({ language: item['language'], fluency: item['level'] })),
    awards: list(fresh['recognition']).map(item =>
      kept({ title: item['title'], date: item['date'], awarder: item['from'], summary: item['summary'] }),
    ),
    publications: list(fresh['writing']).map(item =>
      kept({
        name: item['title'],
        publisher: typeof item['publisher'] === 'string' ? item['publisher'] : object(item['publisher'])['name'],
        releaseDate: item['date'],
        url: item['url'],
        summary: item['summary'],
      }),
    ),
    interests: list(fresh['interests']).map(item => kept({ name: item['name'], keywords: item['keywords'] })),
    projects: list(fresh['projects']).map(item =>
      kept({
        name: item['title'],
        description: item['description'] ?? item['summary'],
        url: item['url'],
        ...period(item),
        keywords: item['keywords'],
      }),
    ),
    references: [...list(fresh['testimonials']).map(item => kept({ name: item['name'], reference: item['quote'] }))],
  })
}

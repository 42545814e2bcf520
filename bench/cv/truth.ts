/** What a CV says, as its author's own source has it; the parts that a value is scored by. */
export interface Truth {
  name?: string
  headline?: string
  emails: string[]
  phones: string[]
  urls: string[]
  /** Handles or addresses of accounts. */
  profiles: string[]
  places: string[]
  summary?: string
  work: Job[]
  volunteer: Job[]
  education: Study[]
  skills: string[]
  languages: { language: string; fluency?: string }[]
  certificates: Listed[]
  publications: Listed[]
  awards: Listed[]
  projects: { name: string; from?: string; to?: string; highlights: string[] }[]
  interests: string[]
  references: string[]
}

export interface Job {
  company?: string
  title?: string
  place?: string
  from?: string
  /** `present` while held. */
  to?: string
  summary?: string
  highlights: string[]
}

export interface Study {
  school?: string
  degree?: string
  field?: string
  place?: string
  from?: string
  to?: string
}

export interface Listed {
  name: string
  by?: string
  date?: string
}

export const noTruth = (): Truth => ({
  emails: [],
  phones: [],
  urls: [],
  profiles: [],
  places: [],
  work: [],
  volunteer: [],
  education: [],
  skills: [],
  languages: [],
  certificates: [],
  publications: [],
  awards: [],
  projects: [],
  interests: [],
  references: [],
})

type Loose = Record<string, unknown>

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isLoose) : [])
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** Text without the marks of Markdown, which some themes print and others set. */
const plain = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}/g, '')
    .trim()
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? plain(value) : typeof value === 'number' ? String(value) : undefined

const day = (value: unknown): string | undefined => {
  const date = value instanceof Date ? value.toISOString().slice(0, 10) : text(value)
  return date?.replace(/^(\d{4}-\d{2})-\d{2}.*$/, '$1')
}

const defined = <T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

const job = (item: Loose): Job => ({
  ...defined({
    company: text(item['name'] ?? item['company'] ?? item['organization']),
    title: text(item['position']),
    place: text(item['location']),
    from: day(item['startDate'] ?? item['start_date']),
    to: day(item['endDate'] ?? item['end_date']) ?? 'present',
    summary: text(item['summary']),
  }),
  // RenderCV writes items within an item behind a dash of their own.
  highlights: strings(item['highlights']).flatMap(item => plain(item).split(' - ')),
})

/** A document of JSON Resume, version 0 or 1. */
export function fromJsonResume(value: unknown): Truth {
  const document = isLoose(value) ? value : {}
  const basics = isLoose(document['basics']) ? document['basics'] : {}
  const location = isLoose(basics['location']) ? basics['location'] : {}
  const truth = noTruth()
  Object.assign(
    truth,
    defined({ name: text(basics['name']), headline: text(basics['label']), summary: text(basics['summary']) }),
  )
  truth.emails = [text(basics['email'])].filter(item => item !== undefined)
  truth.phones = [text(basics['phone'])].filter(item => item !== undefined)
  truth.urls = [text(basics['url'] ?? basics['website'])].filter(item => item !== undefined)
  truth.profiles = list(basics['profiles']).flatMap(item => text(item['username']) ?? text(item['url']) ?? [])
  truth.places = [text(location['city'])].filter(item => item !== undefined)
  truth.work = list(document['work']).map(job)
  truth.volunteer = list(document['volunteer']).map(job)
  truth.education = list(document['education']).map(item =>
    defined({
      school: text(item['institution']),
      degree: text(item['studyType']),
      field: text(item['area']),
      from: day(item['startDate']),
      to: day(item['endDate']),
    }),
  )
  truth.skills = list(document['skills']).flatMap(item => [text(item['name']) ?? [], strings(item['keywords'])].flat())
  truth.languages = list(document['languages']).flatMap(item => {
    const language = text(item['language'])
    return language ? [{ language, ...defined({ fluency: text(item['fluency'] ?? item['level']) }) }] : []
  })
  const listed = (items: unknown, name: string, by: string, date: string): Listed[] =>
    list(items).flatMap(item => {
      const title = text(item[name])
      return title ? [{ name: title, ...defined({ by: text(item[by]), date: day(item[date]) }) }] : []
    })
  truth.awards = listed(document['awards'], 'title', 'awarder', 'date')
  truth.certificates = listed(document['certificates'], 'name', 'issuer', 'date')
  truth.publications = listed(document['publications'], 'name', 'publisher', 'releaseDate')
  truth.projects = list(document['projects']).flatMap(item => {
    const name = text(item['name'])
    return name
      ? [
          {
            name,
            ...defined({ from: day(item['startDate']), to: day(item['endDate']) ?? 'present' }),
            highlights: strings(item['highlights']).map(plain),
          },
        ]
      : []
  })
  truth.interests = list(document['interests']).flatMap(item =>
    [text(item['name']) ?? [], strings(item['keywords'])].flat(),
  )
  truth.references = list(document['references']).flatMap(item => text(item['name']) ?? [])
  return truth
}

/** RenderCV's YAML, read: `cv.sections.<title>[]`. */
export function fromRenderCv(value: unknown): Truth {
  const cv = isLoose(value) && isLoose(value['cv']) ? value['cv'] : {}
  const sections = isLoose(cv['sections']) ? cv['sections'] : {}
  const truth = noTruth()
  Object.assign(truth, defined({ name: text(cv['name']), headline: text(cv['headline']) }))
  truth.emails = [text(cv['email'])].filter(item => item !== undefined)
  truth.phones = [text(cv['phone'])].filter(item => item !== undefined)
  truth.urls = [text(cv['website'])].filter(item => item !== undefined)
  truth.profiles = list(cv['social_networks']).flatMap(item => text(item['username']) ?? [])
  truth.places = [text(cv['location'])].filter(item => item !== undefined)
  truth.work = list(sections['experience']).map(job)
  truth.education = list(sections['education']).map(item =>
    defined({
      school: text(item['institution']),
      degree: text(item['degree']),
      field: text(item['area']),
      place: text(item['location']),
      from: day(item['start_date']),
      to: day(item['end_date']),
    }),
  )
  truth.projects = list(sections['projects']).flatMap(item => {
    const name = text(item['name'])
    const single = day(item['date'])
    const [from, to] = single ? [single, single] : [day(item['start_date']), day(item['end_date'])]
    return name ? [{ name, ...defined({ from, to }), highlights: strings(item['highlights']).map(plain) }] : []
  })
  truth.publications = list(sections['publications']).flatMap(item => {
    const name = text(item['title'])
    return name ? [{ name, ...defined({ by: text(item['journal']), date: day(item['date']) }) }] : []
  })
  for (const item of list(sections['patents'])) {
    const name = text(item['number'])
    if (name) truth.publications.push({ name })
  }
  truth.awards = list(sections['selected_honors']).flatMap(item => {
    const whole = text(item['bullet'])
    const match = /^(.*) \((\d{4})(?: – \d{4})?\)$/.exec(whole ?? '')
    return match?.[1] && match[2] ? [{ name: match[1], date: match[2] }] : []
  })
  truth.skills = list(sections['skills']).flatMap(item =>
    [text(item['label']) ?? [], (text(item['details']) ?? '').split(', ')].flat(),
  )
  return truth
}

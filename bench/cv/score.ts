import type { Job, Listed, Study, Truth } from './truth.ts'

/** Counts of one field over documents. */
export interface Count {
  /** Values of the truth that the document's text holds. */
  truth: number
  right: number
  missing: number
  /** Values given. */
  given: number
  /** Given, and not so. */
  false: number
}

export interface Judged {
  readonly file: string
  readonly field: string
  readonly verdict: 'right' | 'missing' | 'false'
  readonly value: string
  readonly confidence: number | null
}

/** Letters and digits alone, of any script; `+` and `#` tell C++ and C#. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}+#]+/gu, '')

const monthNames = [
  'january jan januar janvier janv enero ene gennaio gen januari januarymay stycznia styczeń sty janeiro',
  'february feb februar février févr febrero febbraio februari lutego luty lut fevereiro fev',
  'march mar märz mrz mars marzo maart mrt marca marzec março',
  'april apr avril avr abril abr aprile kwietnia kwiecień kwi',
  'may mai mayo maggio mag mei maja maj maio',
  'june jun juni juin junio giugno giu czerwca czerwiec cze junho',
  'july jul juli juillet juil julio luglio lug lipca lipiec lip julho',
  'august aug août agosto ago augustus sierpnia sierpień sie',
  'september sep sept septembre septiembre settembre set setembro września wrzesień wrz',
  'october oct oktober okt octobre octubre ottobre ott outubro out października październik paź',
  'november nov novembre noviembre novembro listopada listopad lis',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień gru',
].map(line => line.split(' '))

/** Is the month of a date written anywhere in the text? */
function monthShown(date: string, text: string, raw: string): boolean {
  const [year, month] = date.split('-')
  if (!year || !month) return false
  const number = String(Number(month))
  if (new RegExp(`(?<!\\d)0?${number}[/.-]${year}|${year}[-/.]0?${number}(?!\\d)|${year}年${number}月`).test(raw))
    return true
  const names = monthNames[Number(month) - 1] ?? []
  const forms = [...names.flatMap(name => [`${name}${year}`, `${name}de${year}`])]
  // "Jan – Mar 2019" and "Jan 01, 2012".
  return (
    forms.some(form => text.includes(fold(form))) ||
    names.some(name =>
      new RegExp(`${fold(name)}\\p{L}{0,12}\\d{0,2}(?:th|st|nd|rd)?\\p{L}{0,12}${year}`, 'u').test(text),
    )
  )
}

type Place = Readonly<Record<string, { readonly confidence: number }>>

export interface Output {
  readonly resume: Readonly<Record<string, unknown>>
  readonly places: Place
}

interface Given {
  readonly value: string
  readonly pointer: string
}

type Row = Readonly<Record<string, unknown>>
const rows = (value: unknown): Row[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'object' && item !== null) : []
const object = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {}
const at = (row: Row, key: string, pointer: string): Given | null =>
  typeof row[key] === 'string' ? { value: row[key], pointer: `${pointer}/${key}` } : null
const texts = (value: unknown, pointer: string): Given[] =>
  Array.isArray(value)
    ? value.flatMap((item, i) => (typeof item === 'string' ? [{ value: item, pointer: `${pointer}/${i}` }] : []))
    : []

/** Compares what was read of a document with its truth; values that its text does not hold are no part of it. */
export class Scorer {
  readonly counts = new Map<string, Count>()
  readonly judged: Judged[] = []
  #file = ''
  #text = ''
  #raw = ''
  #short = ''
  #places: Place = {}

  score(file: string, truth: Truth, output: Output, documentText: string): void {
    this.#file = file
    this.#raw = documentText
    this.#text = fold(documentText)
    this.#places = output.places
    // A company that only a summary names is not in the document as a company.
    const long = [
      truth.summary ?? '',
      ...[...truth.work, ...truth.volunteer].map(({ summary }) => summary ?? ''),
      ...[...truth.work, ...truth.volunteer, ...truth.projects].flatMap(({ highlights }) => highlights),
    ]
    this.#short = long.reduce(
      (text, part) => (fold(part).length > 20 ? text.replaceAll(fold(part), ' ') : text),
      this.#text,
    )
    const { resume } = output
    const basics = object(resume['basics'])
    const location = object(basics['location'])
    const more = object(object(object(resume['meta'])['throughline'])['more'])
    this.#one('name', truth.name, at(basics, 'name', '/basics'))
    this.#one('headline', truth.headline, at(basics, 'label', '/basics'))
    this.#one('summary', truth.summary, at(basics, 'summary', '/basics'), alike)
    const lone = (key: string, extra: string): Given[] =>
      [at(basics, key, '/basics') ?? [], texts(more[extra], '/more')].flat()
    this.#list('email', truth.emails, lone('email', 'emails'))
    this.#list(
      'phone',
      truth.phones,
      lone('phone', 'phones'),
      (a, b) => fold(a).replace(/\D/g, '') === fold(b).replace(/\D/g, ''),
    )
    this.#list('url', truth.urls, lone('url', 'urls'), (a, b) => bareUrl(a) === bareUrl(b))
    const profiles = rows(basics['profiles']).map((row, i) => ({
      value: `${row['username'] ?? ''} ${row['url'] ?? ''}`,
      pointer: `/basics/profiles/${i}/url`,
    }))
    this.#list('profile', truth.profiles, profiles, (a, b) =>
      b.split(' ').some(part => bareUrl(part).endsWith(bareUrl(a))),
    )
    const place = [location['address'], location['city'], location['region'], location['countryCode']].filter(
      part => typeof part === 'string',
    )
    this.#place(truth.places, place, '/basics/location/city')
    this.#jobs('work', truth.work, rows(resume['work']), 'name', '/work')
    this.#jobs('volunteer', truth.volunteer, rows(resume['volunteer']), 'organization', '/volunteer')
    this.#studies(truth.education, rows(resume['education']))
    this.#list('skill', [...new Set(truth.skills)], skills(rows(resume['skills']), '/skills'))
    this.#languages(truth.languages, rows(resume['languages']))
    this.#listed(
      'certificate',
      truth.certificates,
      rows(resume['certificates']),
      ['name', 'issuer', 'date'],
      '/certificates',
    )
    this.#listed(
      'publication',
      truth.publications,
      rows(resume['publications']),
      ['name', 'publisher', 'releaseDate'],
      '/publications',
    )
    this.#listed('award', truth.awards, rows(resume['awards']), ['title', 'awarder', 'date'], '/awards')
    this.#projects(truth.projects, rows(resume['projects']))
    this.#list('interest', truth.interests, skills(rows(resume['interests']), '/interests'))
    this.#list(
      'reference',
      truth.references,
      rows(resume['references'])
        .map((row, i) => at(row, 'name', `/references/${i}`))
        .filter(item => item !== null),
    )
  }

  #count(field: string): Count {
    let count = this.counts.get(field)
    if (!count) {
      count = { truth: 0, right: 0, missing: 0, given: 0, false: 0 }
      this.counts.set(field, count)
    }
    return count
  }

  #judge(field: string, verdict: Judged['verdict'], value: string, pointer: string | null): void {
    const count = this.#count(field)
    if (verdict === 'right') {
      count.truth++
      count.right++
      count.given++
    } else if (verdict === 'missing') {
      count.truth++
      count.missing++
    } else {
      count.given++
      count.false++
    }
    const confidence = pointer === null ? null : (this.#places[pointer]?.confidence ?? null)
    this.judged.push({ file: this.#file, field, verdict, value, confidence })
  }

  #holds(value: string): boolean {
    const folded = fold(value)
    return folded !== '' && (folded.length > 60 ? this.#text : this.#short).includes(folded)
  }

  #one(
    field: string,
    truth: string | undefined,
    given: Given | null,
    same: (a: string, b: string) => boolean = equal,
  ): void {
    if (truth !== undefined && given && same(truth, given.value)) {
      this.#judge(field, 'right', given.value, given.pointer)
      return
    }
    if (truth !== undefined && (this.#holds(truth) || (truth.length > 80 && this.#held(truth))))
      this.#judge(field, 'missing', truth, null)
    if (given) this.#judge(field, 'false', given.value, given.pointer)
  }

  /** A long text stands in the document though its lines may be apart. */
  #held(truth: string): boolean {
    const words = truth.split(/\s+/)
    return words.filter(word => this.#text.includes(fold(word))).length > words.length * 0.95
  }

  #date(field: string, truth: string | undefined, given: Given | null): void {
    if (truth === 'present') {
      if (given) this.#judge(field, 'false', given.value, given.pointer)
      return
    }
    if (truth !== undefined && given) {
      const exact =
        given.value === truth ||
        (given.value.startsWith(truth) && (truth.length === 4 || given.value.length > truth.length))
      const coarser =
        truth.startsWith(given.value) && given.value.length === 4 && !monthShown(truth, this.#text, this.#raw)
      if (exact || coarser) {
        this.#judge(field, 'right', given.value, given.pointer)
        return
      }
    }
    if (truth !== undefined && this.#text.includes(truth.slice(0, 4))) this.#judge(field, 'missing', truth, null)
    if (given) this.#judge(field, 'false', given.value, given.pointer)
  }

  #place(truths: readonly string[], given: readonly unknown[], pointer: string): void {
    const value = given.join(', ')
    const right = truths.find(
      truth =>
        value !== '' &&
        (fold(value).includes(fold(truth)) ||
          parts(truth).every(part => fold(value).includes(fold(part))) ||
          parts(truth).some(part => part.length > 3 && fold(part) === fold(String(given[0] ?? ''))) ||
          (parts(truth)[0] !== undefined && given.some(part => fold(String(part)) === fold(parts(truth)[0] ?? '')))),
    )
    if (right) {
      this.#judge('place', 'right', value, pointer)
      return
    }
    const held = truths.find(truth => this.#holds(truth))
    if (held) this.#judge('place', 'missing', held, null)
    if (value) this.#judge('place', 'false', value, pointer)
  }

  #list(
    field: string,
    truths: readonly string[],
    given: readonly Given[],
    same: (truth: string, given: string) => boolean = equal,
  ): void {
    const open = [...given]
    for (const truth of truths) {
      const index = open.findIndex(item => same(truth, item.value))
      const [hit] = index >= 0 ? open.splice(index, 1) : []
      if (hit) this.#judge(field, 'right', hit.value, hit.pointer)
      else if (this.#holds(truth)) this.#judge(field, 'missing', truth, null)
    }
    // The same value twice is said twice, not wrong.
    for (const item of open)
      if (!truths.some(truth => same(truth, item.value))) this.#judge(field, 'false', item.value, item.pointer)
  }

  /** Pairs entries of the truth with those given by how much of them agrees. */
  #pair<T>(
    truths: readonly T[],
    given: readonly Row[],
    agree: (truth: T, row: Row) => number,
  ): { truth: T | null; row: Row | null; index: number }[] {
    const pairs = truths
      .flatMap((truth, t) => given.map((row, g) => ({ t, g, score: agree(truth, row) })))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.t - b.t || a.g - b.g)
    const [usedT, usedG] = [new Set<number>(), new Set<number>()]
    const result: { truth: T | null; row: Row | null; index: number }[] = []
    for (const { t, g } of pairs) {
      if (usedT.has(t) || usedG.has(g)) continue
      usedT.add(t)
      usedG.add(g)
      result.push({ truth: truths[t] ?? null, row: given[g] ?? null, index: g })
    }
    truths.forEach((truth, t) => {
      if (!usedT.has(t)) result.push({ truth, row: null, index: -1 })
    })
    given.forEach((row, g) => {
      if (!usedG.has(g)) result.push({ truth: null, row, index: g })
    })
    return result
  }

  #jobs(field: string, truths: readonly Job[], given: readonly Row[], nameKey: string, pointer: string): void {
    const agree = (truth: Job, row: Row) =>
      Number(equal(truth.company, row[nameKey])) * 2 +
      Number(equal(truth.title, row['position'])) * 2 +
      Number(sameDate(truth.from, row['startDate'])) * 1.5 +
      Number(sameDate(truth.to, row['endDate'])) +
      truth.highlights.filter(text => texts(row['highlights'], '').some(item => alike(text, item.value))).length * 0.3
    for (const { truth, row, index } of this.#pair(truths, given, agree)) {
      const value = row ?? {}
      const base = `${pointer}/${index}`
      if (truth && !row && ![truth.company, truth.title].some(part => part !== undefined && this.#holds(part))) continue
      this.#one(`${field}.company`, truth?.company, at(value, nameKey, base))
      this.#one(`${field}.title`, truth?.title, at(value, 'position', base))
      this.#date(`${field}.from`, truth?.from, at(value, 'startDate', base))
      this.#date(`${field}.to`, truth?.to, at(value, 'endDate', base))
      const place = at(value, 'location', base)
      if (truth?.place || !truth) this.#one(`${field}.place`, truth?.place, place)
      else if (place) this.#judge(`${field}.place`, 'false', place.value, place.pointer)
      this.#list(`${field}.highlight`, truth?.highlights ?? [], texts(value['highlights'], `${base}/highlights`), alike)
    }
  }

  #studies(truths: readonly Study[], given: readonly Row[]): void {
    const agree = (truth: Study, row: Row) =>
      Number(equal(truth.school, row['institution'])) * 2 +
      Number(equal(truth.degree, row['studyType'])) +
      Number(equal(truth.field, row['area'])) +
      Number(sameDate(truth.from, row['startDate'])) +
      Number(sameDate(truth.to, row['endDate']))
    for (const { truth, row, index } of this.#pair(truths, given, agree)) {
      const value = row ?? {}
      const base = `/education/${index}`
      if (truth && !row && ![truth.school, truth.degree].some(part => part !== undefined && this.#holds(part))) continue
      this.#one('education.school', truth?.school, at(value, 'institution', base))
      this.#one('education.degree', truth?.degree, at(value, 'studyType', base))
      this.#one('education.field', truth?.field, at(value, 'area', base))
      this.#date('education.from', truth?.from, at(value, 'startDate', base))
      this.#date('education.to', truth?.to, at(value, 'endDate', base))
      if (truth?.place || !truth) this.#one('education.place', truth?.place, at(value, 'location', base))
    }
  }

  #languages(truths: Truth['languages'], given: readonly Row[]): void {
    for (const { truth, row, index } of this.#pair(truths, given, (item, value) =>
      Number(equal(item.language, value['language'])),
    )) {
      const base = `/languages/${index}`
      this.#one('language', truth?.language, at(row ?? {}, 'language', base))
      if (truth?.fluency || !truth) this.#one('language.fluency', truth?.fluency, at(row ?? {}, 'fluency', base))
    }
  }

  #listed(
    field: string,
    truths: readonly Listed[],
    given: readonly Row[],
    [nameKey, byKey, dateKey]: readonly [string, string, string],
    pointer: string,
  ): void {
    const agree = (truth: Listed, row: Row) =>
      Number(equal(truth.name, row[nameKey])) * 2 +
      Number(equal(truth.by, row[byKey])) +
      Number(sameDate(truth.date, row[dateKey])) * 0.5
    for (const { truth, row, index } of this.#pair(truths, given, agree)) {
      const value = row ?? {}
      const base = `${pointer}/${index}`
      if (truth && !row && !this.#holds(truth.name)) continue
      this.#one(field, truth?.name, at(value, nameKey, base))
      if (truth?.by || !truth) this.#one(`${field}.by`, truth?.by, at(value, byKey, base))
      if (truth?.date || !truth) this.#date(`${field}.date`, truth?.date, at(value, dateKey, base))
    }
  }

  #projects(truths: Truth['projects'], given: readonly Row[]): void {
    const agree = (truth: Truth['projects'][number], row: Row) =>
      Number(equal(truth.name, row['name'])) * 2 + Number(sameDate(truth.from, row['startDate']))
    for (const { truth, row, index } of this.#pair(truths, given, agree)) {
      const value = row ?? {}
      const base = `/projects/${index}`
      if (truth && !row && !this.#holds(truth.name)) continue
      this.#one('project', truth?.name, at(value, 'name', base))
      this.#date('project.from', truth?.from, at(value, 'startDate', base))
      this.#date('project.to', truth?.to, at(value, 'endDate', base))
      this.#list('project.highlight', truth?.highlights ?? [], texts(value['highlights'], `${base}/highlights`), alike)
    }
  }
}

const parts = (text: string) =>
  text
    .split(/[,|]/)
    .map(part => part.trim())
    .filter(Boolean)
const bareUrl = (text: string) =>
  text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/]+$/, '')
    .replace(/^@/, '')
const sameDate = (a: string | undefined, b: unknown) =>
  a === 'present' ? b === undefined : typeof b === 'string' && a !== undefined && a.slice(0, 4) === b.slice(0, 4)

function equal(a: string | undefined, b: unknown): boolean {
  return typeof b === 'string' && a !== undefined && fold(a) === fold(b)
}

/** Long texts agree when nine of ten of their words do, counted from both sides. */
function alike(a: string, b: string): boolean {
  if (fold(a) === fold(b)) return true
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
  const [left, right] = [words(a), words(b)]
  const pool = [...right]
  let common = 0
  for (const word of left) {
    const index = pool.indexOf(word)
    if (index >= 0) {
      pool.splice(index, 1)
      common++
    }
  }
  return left.length + right.length > 0 && (2 * common) / (left.length + right.length) >= 0.9
}

function skills(groups: readonly Row[], pointer: string): Given[] {
  return groups.flatMap((row, i) =>
    [at(row, 'name', `${pointer}/${i}`) ?? [], texts(row['keywords'], `${pointer}/${i}/keywords`)].flat(),
  )
}

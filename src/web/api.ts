import type { Answers, Visibility } from '#src/domain/answers.ts'
import type { Channel } from '#src/domain/channel.ts'
import type { ClaimValues, Property } from '#src/domain/claim.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { LessonRule } from '#src/domain/lesson.ts'
import type { ApartPage, Placing } from '#src/domain/views/apart.ts'
import type { AccountRole, Done, Page, PersonRef } from '#src/domain/views/common.ts'
import type { CompanyPage, CompanyRow, SameCompanyPair } from '#src/domain/views/companies.ts'
import type { CvPage, ImportedCvs, TaughtLesson } from '#src/domain/views/cv.ts'
import type { ImportPreview, ImportView, Past, UnreadRow } from '#src/domain/views/imports.ts'
import type { EntryDetail, LinePage, LineQuery, LineRow, Picture } from '#src/domain/views/line.ts'
import type { PeopleQuery, PersonPage, PersonRow, SearchHit } from '#src/domain/views/people.ts'
import type { AboveMark, Alike, MatchPicture, Named, SamePersonGroup } from '#src/domain/views/same-person.ts'
import type { Preferences, Session } from '#src/domain/views/session.ts'
import type { TextHits } from '#src/domain/views/texts.ts'
import type { Today, UnknownSender } from '#src/domain/views/today.ts'
import { address, type Method, request } from './http.ts'
import { userLocale } from './words/dates.ts'
import { speak } from './words/vocabulary.ts'

export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: AccountRole
  readonly active: boolean
  readonly invited: boolean
}
export interface Invitation {
  readonly name: string
  readonly email: string
}
interface NewPersonBody {
  readonly name: string
  readonly email?: string
  readonly phone?: string
  readonly profile?: string
  readonly company?: string
  readonly title?: string
}
export interface LogReading {
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  /** Whether the line begins with what was done. */
  readonly isAct: boolean
  /** The words that may name somebody. */
  readonly who: string | null
  readonly person: PersonRef | null
  /** Whom they may name, and why. */
  readonly candidates: readonly Named[]
  readonly at: string
  readonly text: string
  /** How long it took, where the line says so. */
  readonly minutes: number | null
  readonly followup: { readonly text: string; readonly due: string } | null
}
export interface LogBody {
  readonly person: string
  readonly kind: string
  readonly channel?: Channel | null
  readonly at: string
  readonly text: string
  readonly direction: Direction
  readonly minutes?: number
  /** Promises that this act keeps. */
  readonly keeps?: readonly string[]
  readonly followup?: { readonly text: string; readonly due: string }
  readonly job?: string
}
export interface BulkBody {
  readonly people: readonly string[] | { readonly query: PeopleQuery }
  readonly do: {
    readonly tag?: string
    readonly untag?: string
    readonly pool?: string
    readonly unpool?: string
    readonly owner?: string | null
    readonly rating?: number | null
  }
  /** Of one person, what was shown: a colleague's change since is not written over. */
  readonly was?: Pick<BulkBody['do'], 'owner' | 'rating'>
}
/** A value that was mended, and what that taught of the layout of its CV. */
export interface Mended extends Done {
  readonly learned: readonly LessonRule[]
}
/** What the whole house shares; an admin changes it. */
export interface House {
  readonly agency: string
  /** The hairline is solid this many days after a two-sided exchange. */
  readonly silenceDays: number
  /** Probability from which two are shown as perhaps one, and from which they become one by themselves; null: never. */
  readonly askMark: number
  readonly automaticMark: number | null
}
export interface Check {
  readonly ok: boolean
  readonly what: string
  readonly detail: string
}
export interface Connector {
  readonly name: string
  readonly label: string
  readonly reads: string
}
export type Counted = Done & { readonly count: number }
type SignIn = { readonly email: string; readonly password: string }
type Value<P extends Property> = {
  readonly property: P
  readonly value: ClaimValues[P]
  readonly replaces?: string | undefined
  /** What was shown, where there is one value only. */
  readonly was?: string | null | undefined
}
type ImportStep = 'start' | 'pause' | 'resume' | 'stop' | 'undo'

const get = <T>(path: string, query?: { readonly [key: string]: string | number | boolean | undefined }) =>
  request<T>('GET', address(`/api/${path}`, query))
const send = <T>(method: Method, path: string, body?: unknown) => request<T>(method, `/api/${path}`, body)
const post = <T = Done>(path: string, body: unknown = {}) => send<T>('POST', path, body)
const id = encodeURIComponent

/** Where clocks change when: "Europe/Berlin". */
const zoneHere = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** How the user writes dates and where their morning is: "3/12", "Tuesday nine". */
const asWritten = () => ({
  offset: -new Date().getTimezoneOffset(),
  monthFirst: new Intl.DateTimeFormat(userLocale()).formatToParts(new Date())[0]?.type === 'month',
  zone: zoneHere(),
})

/** The HTTP API, one function an endpoint. */
export const api = {
  session: async () => {
    const session = await get<Session>('session')
    speak(session.inHouse)
    return session
  },
  setUp: (body: SignIn & { readonly name: string; readonly agency: string }) => post<Session>('setup', body),
  signIn: (body: SignIn) => post<Session>('session', body),
  signOut: () => send<unknown>('DELETE', 'session'),
  switchAccount: (account: string) => post<Session>('session/switch', { account }),
  savePreferences: (body: Preferences) => send<Preferences>('PUT', 'preferences', body),
  accounts: () => get<readonly Account[]>('accounts'),
  changeAccount: (account: string, body: { readonly role?: AccountRole; readonly active?: boolean }) =>
    send<unknown>('PATCH', `accounts/${id(account)}`, body),
  invite: (body: { readonly name: string; readonly email: string; readonly role: AccountRole }) =>
    post<{ readonly link: string }>('invitations', body),
  invitation: (token: string) => get<Invitation>(`invitations/${id(token)}`),
  acceptInvitation: (token: string, password: string) => post<unknown>(`invitations/${id(token)}`, { password }),

  people: (query: PeopleQuery) => get<Page<PersonRow>>('people', { ...query }),
  addPerson: (body: NewPersonBody) => post('people', body),
  person: (person: string) => get<PersonPage | { readonly redirect: string }>(`people/${id(person)}`),
  /** A person and the first screen of their line. */
  personPage: (person: string) =>
    get<{ readonly person: PersonPage; readonly line: LinePage } | { readonly redirect: string }>(
      `people/${id(person)}/page`,
    ),
  line: (person: string, query: LineQuery) => get<LinePage>(`people/${id(person)}/line`, { ...query }),
  thread: (person: string, thread: string) => get<readonly LineRow[]>(`people/${id(person)}/line/thread/${id(thread)}`),
  automatic: (person: string, month: string) =>
    get<readonly LineRow[]>(`people/${id(person)}/line/automatic`, { month }),
  picture: (person: string, window: { readonly from?: string; readonly to?: string }) =>
    get<Picture>(`people/${id(person)}/picture`, window),
  entry: (entry: string) => get<EntryDetail>(`entries/${id(entry)}`),
  originalAddress: (entry: string) => `/api/entries/${id(entry)}/original`,
  attachmentAddress: (original: string, entry: string) => address(`/api/originals/${id(original)}`, { entry }),
  share: (entry: string, visible: Visibility) => post(`entries/${id(entry)}/sharing`, { visible }),
  setMinutes: (entry: string, minutes: number | null) => send<Done>('PUT', `entries/${id(entry)}/minutes`, { minutes }),
  retract: (entry: string) => post(`entries/${id(entry)}/retract`),

  readLog: (text: string, person: string | undefined, signal?: AbortSignal) =>
    request<LogReading>(
      'POST',
      '/api/log/read',
      { text, ...asWritten(), ...(person === undefined ? {} : { person }) },
      signal,
    ),
  log: (body: LogBody) => post('log', body),
  keepPromise: (person: string, followup: string) => post('followups/kept', { person, followup }),
  setValue: <P extends Property>(person: string, body: Value<P>) => post<Mended>(`people/${id(person)}/values`, body),
  preferValue: (person: string, entry: string) => post(`people/${id(person)}/values/${id(entry)}/prefer`),
  /** `never`: it is no value at all, and the CV's layout is not to give it again. */
  removeValue: (person: string, entry: string, never = false) =>
    send<Mended>('DELETE', `people/${id(person)}/values/${id(entry)}${never ? '?never=1' : ''}`),
  cv: (person: string, entry: string) => get<CvPage>(`people/${id(person)}/cvs/${id(entry)}`),
  remember: (person: string, body: { readonly text: string; readonly private: boolean }) =>
    post(`people/${id(person)}/remembered`, body),
  forbidContact: (person: string, reason: string) => post(`people/${id(person)}/do-not-contact`, { reason }),
  allowContact: (person: string) => send<Done>('DELETE', `people/${id(person)}/do-not-contact`),
  bulk: (body: BulkBody) => post<Counted>('bulk', body),
  merge: (person: string, other: string) => post(`people/${id(person)}/merge`, { other }),
  notSame: (person: string, other: string) => post(`people/${id(person)}/not-same`, { other }),
  split: (person: string, personas: readonly string[]) => post(`people/${id(person)}/split`, { personas }),
  apart: (person: string) => get<ApartPage>(`people/${id(person)}/apart`),
  takeApart: (person: string, other: string) => post(`people/${id(person)}/apart`, { other }),
  place: (person: string, body: { readonly entry: string; readonly other: string; readonly to: Placing }) =>
    post(`people/${id(person)}/apart/place`, body),
  erase: (person: string, confirm: string) => post(`people/${id(person)}/erase`, { confirm }),
  undo: (act: string) => post<{ readonly undone: true; readonly left: readonly string[] }>(`acts/${id(act)}/undo`),
  redo: (act: string) => post<unknown>(`acts/${id(act)}/redo`),

  today: () => get<Today>('today', { zone: zoneHere() }),
  later: (key: string, until: string) => post<unknown>('today/later', { key, until }),
  notLater: (key: string) => post<unknown>('today/back', { key }),
  done: (key: string) => post('today/done', { key }),
  samePerson: (cursor?: string) => get<Page<SamePersonGroup>>('same-person', { cursor }),
  decideSame: (key: string, decision: 'same' | 'different', same?: readonly string[]) =>
    post('same-person', { key, decision, ...(same === undefined ? {} : { same }) }),
  aboveMark: (mark: number) => get<AboveMark>('same-person/above', { mark }),
  acceptAbove: (mark: number) => post<Counted>('same-person/accept', { mark }),
  matchPicture: () => get<MatchPicture>('same-person/picture'),
  alike: (body: Partial<NewPersonBody>) => post<readonly Alike[]>('people/alike', body),
  attach: (person: string, body: Partial<NewPersonBody>) => post(`people/${id(person)}/attach`, body),
  sameCompany: () => get<readonly SameCompanyPair[]>('same-company'),
  decideCompany: (into: string, from: string, decision: 'same' | 'different') =>
    post('same-company', { into, from, decision }),
  attachRow: (row: string, person: string) => post(`rows/${id(row)}/attach`, { person }),
  unknownSenders: (cursor?: string) => get<Page<UnknownSender>>('unknown-senders', { cursor }),
  decideSenders: (personas: readonly string[], what: 'add' | 'ignore' | 'ignore-domain') =>
    post<Counted>('unknown-senders', { personas, do: what }),

  companies: (query: { readonly q?: string; readonly sort?: string; readonly cursor?: string }) =>
    get<Page<CompanyRow>>('companies', query),
  company: (company: string) => get<CompanyPage>(`companies/${id(company)}`),
  companyLine: (company: string, query: LineQuery) => get<LinePage>(`companies/${id(company)}/line`, { ...query }),
  search: (q: string) => get<readonly SearchHit[]>('search', { q }),
  texts: (query: { readonly q: string; readonly cursor?: string; readonly limit?: number }) =>
    get<TextHits>('texts', query),
  tags: () => get<readonly { readonly tag: string; readonly count: number }[]>('tags'),
  pools: () => get<readonly { readonly pool: string; readonly count: number }[]>('pools'),

  exportRequested: (what: string) => post('exports/requested', { what }),
  beginImport: (name: string) => post<ImportView>('imports', { name }),
  fileAddress: (importId: string, path: string, modified: string) =>
    address(`/api/imports/${id(importId)}/files`, { path, modified }),
  survey: (importId: string) => post<ImportView>(`imports/${id(importId)}/survey`),
  imports: () => get<readonly ImportView[]>('imports'),
  import: (importId: string) => get<ImportView>(`imports/${id(importId)}`),
  answer: (importId: string, answers: Answers) => send<ImportView>('PUT', `imports/${id(importId)}/answers`, answers),
  preview: (importId: string) => get<ImportPreview>(`imports/${id(importId)}/preview`),
  stepImport: (importId: string, step: ImportStep) => post<ImportView>(`imports/${id(importId)}/${step}`),
  discardImport: (importId: string) => send<unknown>('DELETE', `imports/${id(importId)}`),
  importedCvs: (importId: string) => get<ImportedCvs>(`imports/${id(importId)}/cvs`),
  unread: (importId: string, cursor?: string) => get<Page<UnreadRow>>(`imports/${id(importId)}/unread`, { cursor }),
  unreadAddress: (importId: string) => `/api/imports/${id(importId)}/unread.csv`,
  fixUnread: (importId: string, row: string, fixed: { readonly [column: string]: string }) =>
    post<UnreadRow>(`imports/${id(importId)}/unread/${id(row)}`, { row: fixed }),
  connectors: () => get<readonly Connector[]>('connectors'),
  past: () => get<Past>('past'),
  exportAddress: (format: string) => address('/api/export', { format }),

  lessons: () => get<readonly TaughtLesson[]>('lessons'),
  takeLessonBack: (lesson: string) => send<unknown>('DELETE', `lessons/${id(lesson)}`),
  teachAgain: (lesson: string) => send<unknown>('PUT', `lessons/${id(lesson)}`),
  house: () => get<House>('settings'),
  saveHouse: (change: Partial<House>, was: Partial<House>) => send<House>('PUT', 'settings', { ...change, was }),
  doctor: () => get<readonly Check[]>('doctor'),
}

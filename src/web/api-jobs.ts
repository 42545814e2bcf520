import type { AssignmentState, PayRange, Stage, Terms } from '#src/domain/assignment.ts'
import type { Ender, Split } from '#src/domain/candidacy.ts'
import type { ClientStage } from '#src/domain/client.ts'
import type { CvForm } from '#src/domain/house-cv.ts'
import type { JobSettings } from '#src/domain/job-settings.ts'
import type { Money } from '#src/domain/money.ts'
import type { BulkView } from '#src/domain/views/bulk.ts'
import type { Done, Page } from '#src/domain/views/common.ts'
import type {
  Board,
  CandidacyPage,
  CandidateCard,
  ClientView,
  JobPage,
  JobRow,
  Owed,
  TodayJobs,
} from '#src/domain/views/jobs.ts'
import type { PeopleQuery } from '#src/domain/views/people.ts'
import type { Review, ReviewLink, Verdict } from '#src/domain/views/reviews.ts'
import type { Counted } from './api.ts'
import { address, type Method, request } from './http.ts'

export interface JobChange {
  readonly title?: string
  readonly description?: string
  readonly owner?: string | null
  readonly team?: readonly string[]
  readonly place?: string
  readonly pay?: PayRange | null
  readonly openings?: number
  readonly ordered?: string | null
  readonly due?: string | null
  readonly start?: string | null
  readonly work?: string
  readonly stages?: readonly Stage[] | null
  readonly terms?: Terms | null
  readonly confidential?: boolean
  readonly state?: AssignmentState
  readonly reason?: string
  readonly on?: string
  /** By field, what said it when the editor looked. */
  readonly was?: Readonly<Record<string, string | null>>
}
interface NewJobBody {
  readonly title: string
  readonly client?: string
  readonly state: 'lead' | 'open'
  readonly work: string
  readonly ordered?: string
}
/** Whom a doing is for: some, everybody of a column, everybody of a list. */
export type Chosen = {
  readonly people: readonly string[] | { readonly column: number } | { readonly query: PeopleQuery }
}

interface Figures {
  readonly start?: string
  readonly pay?: Money
  readonly fee?: Money
  readonly percent?: number
  readonly guaranteeDays?: number
  readonly splits?: readonly Split[]
}
export type CandidacyAct =
  | {
      readonly do: 'submit'
      readonly to: readonly string[]
      readonly form: CvForm
      /** What was sent, in base64. */
      readonly file?: { readonly name: string; readonly type: string; readonly bytes: string }
      readonly note?: string
      readonly because?: string
    }
  | {
      readonly do: 'plan-interview'
      readonly at: string
      readonly round: number
      readonly minutes: number
      readonly place: string
      readonly with: string
    }
  | {
      readonly do: 'change-interview'
      readonly interview: string
      readonly at?: string
      readonly minutes?: number
      readonly place?: string
      readonly with?: string
    }
  | { readonly do: 'cancel-interview'; readonly interview: string }
  | {
      readonly do: 'fill-scorecard'
      readonly interview?: string
      readonly marks: readonly { readonly what: string; readonly mark: number }[]
      readonly verdict?: 'yes' | 'maybe' | 'no'
      readonly note?: string
    }
  | {
      readonly do: 'make-offer'
      readonly by: 'client' | 'candidate'
      readonly pay: Money
      readonly start?: string
      readonly note?: string
    }
  | { readonly do: 'answer-offer'; readonly offer: string; readonly accepted: boolean; readonly reason?: string }
  | { readonly do: 'promise'; readonly what: string; readonly due: string }
  | { readonly do: 'promise-kept'; readonly promise: string }
  | ({ readonly do: 'place'; readonly on?: string } & Figures)
  | ({ readonly do: 'change-placement'; readonly placement: string } & Figures)
  | {
      readonly do: 'end-placement'
      readonly placement: string
      readonly on: string
      readonly by: Ender
      readonly reason: string
      readonly refund?: number
      readonly replaced?: boolean
    }

export interface Answered {
  readonly person: string
  readonly how: 'email' | 'phone' | 'other'
  readonly subject?: string
  readonly text?: string
}
export interface ClientChange {
  readonly stage?: ClientStage
  readonly owner?: string | null
  readonly terms?: Terms
  readonly protected?: { readonly off?: boolean; readonly note?: string }
  readonly wall?: { readonly with: string; readonly off?: boolean; readonly note?: string }
  readonly contact?: { readonly person: string; readonly as: string; readonly off?: boolean }
  /** By field, what said it when the editor looked. */
  readonly was?: Readonly<Partial<Record<'stage' | 'owner' | 'terms' | 'protected', string | null>>>
}

const id = encodeURIComponent
const get = <T>(path: string, query?: { readonly [key: string]: string | number | boolean | undefined }) =>
  request<T>('GET', address(`/api/${path}`, query))
const send = <T>(method: Method, path: string, body: unknown) => request<T>(method, `/api/${path}`, body)

/** What is asked of jobs and clients. */
export const jobsApi = {
  jobs: (query: { readonly state?: string; readonly q?: string; readonly owner?: string; readonly cursor?: string }) =>
    get<Page<JobRow>>('jobs', query),
  job: (job: string) => get<JobPage>(`jobs/${id(job)}`),
  addJob: (body: NewJobBody) => send<Done & { readonly id: string }>('POST', 'jobs', body),
  changeJob: (job: string, body: JobChange) => send<Done>('PATCH', `jobs/${id(job)}`, body),
  board: (job: string) => get<Board>(`jobs/${id(job)}/board`),
  candidates: (
    job: string,
    query: { readonly column?: number; readonly q?: string; readonly cursor?: string; readonly ended?: boolean },
  ) => get<Page<CandidateCard>>(`jobs/${id(job)}/people`, query),
  candidacy: (job: string, person: string) => get<CandidacyPage>(`jobs/${id(job)}/people/${id(person)}`),
  put: (job: string, body: Chosen & { readonly stage?: string; readonly because?: string }) =>
    send<Counted>('POST', `jobs/${id(job)}/people`, body),
  move: (job: string, body: Chosen & { readonly stage: string }) =>
    send<Counted & { readonly total?: number }>('POST', `jobs/${id(job)}/people/move`, body),
  end: (job: string, body: Chosen & { readonly by: Ender; readonly reason: string; readonly note?: string }) =>
    send<Counted & { readonly total?: number }>('POST', `jobs/${id(job)}/people/end`, body),
  act: (job: string, person: string, body: CandidacyAct) =>
    send<Done>('POST', `jobs/${id(job)}/people/${id(person)}`, body),
  interviewAddress: (job: string, person: string, entry: string) =>
    `/api/jobs/${id(job)}/people/${id(person)}/interviews/${id(entry)}`,
  bulks: (job: string) => get<readonly BulkView[]>(`jobs/${id(job)}/bulks`),
  stepBulk: (bulk: string, step: 'stop' | 'resume' | 'undo') =>
    send<{ readonly left: readonly string[] }>('POST', `bulks/${id(bulk)}/${step}`, {}),
  owed: (job: string) => get<readonly Owed[]>(`jobs/${id(job)}/owed`),
  answer: (job: string, answered: readonly Answered[]) =>
    send<Counted>('POST', `jobs/${id(job)}/answers`, { answered }),
  settings: () => get<JobSettings>('job-settings'),
  changeSettings: (change: Partial<JobSettings>, was: Partial<JobSettings> = {}) =>
    send<JobSettings>('PATCH', 'job-settings', { ...change, was }),
  today: () => get<TodayJobs>('today/jobs'),
  links: (job: string) => get<readonly ReviewLink[]>(`jobs/${id(job)}/links`),
  makeLink: (
    job: string,
    body: {
      readonly name: string
      readonly people: readonly string[]
      readonly blind: boolean
      readonly days: number
      readonly note?: string
    },
  ) => send<{ readonly id: string; readonly link: string }>('POST', `jobs/${id(job)}/links`, body),
  makeFormLink: (job: string, body: { readonly name: string; readonly note: string; readonly days: number }) =>
    send<{ readonly id: string; readonly link: string }>('POST', `jobs/${id(job)}/form-links`, body),
  revokeLink: (job: string, link: string) => send<unknown>('DELETE', `jobs/${id(job)}/links/${id(link)}`, undefined),
  review: (token: string) => get<Review>(`reviews/${id(token)}`),
  giveVerdict: (token: string, body: { readonly at: number; readonly verdict: Verdict; readonly note?: string }) =>
    send<unknown>('POST', `reviews/${id(token)}`, body),
  client: (company: string) => get<ClientView>(`companies/${id(company)}/client`),
  changeClient: (company: string, body: ClientChange) => send<Done>('PATCH', `companies/${id(company)}/client`, body),
}

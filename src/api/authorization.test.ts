import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultCvStyle } from '#src/domain/house-cv.ts'
import type { LinePage } from '#src/domain/views/line.ts'
import type { Today, UnknownSender } from '#src/domain/views/today.ts'
import { freshId } from '#src/ledger/ids.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'
import { archiveOf, canaries, mailboxOf } from './private-past.fixture.ts'

let api: TestApi
/** The recruiter whose past is private, and everybody else. */
let alma: Client
let others: Readonly<Record<'reader' | 'other' | 'admin', Client>>
let deactivated: Client

/** Ids that only Alma has, and some that everybody has. */
interface Ids {
  readonly person: string
  readonly persona: string
  readonly sender: string
  readonly entry: string
  readonly mail: string
  readonly original: string
  readonly thread: string
  readonly company: string
  readonly import: string
  readonly act: string
  readonly followup: string
  readonly paula: string
  readonly job: string
  readonly victim: string
}
let ids: Ids

const rowsOf = async <T>(client: Client, path: string): Promise<T[]> =>
  (await client.get(path)).json<{ rows: T[] }>().rows

beforeAll(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
  others = { reader: await api.join('reader'), other: await api.join(), admin: api.admin }
  deactivated = await api.join()
  const added = (name: string, email: string): Promise<string> => api.admin.made('/api/people', { name, email })
  const paula = await added('Paula Common', 'paula@common.example')
  const victim = await added('Somebody Else', 'somebody@common.example')
  const job = await api.admin.made('/api/jobs', { title: 'Gardener', client: 'Common House' })
  await api.bring(alma, archiveOf('Alma Ferrow', 'alma-ferrow'))
  const mailbox = await api.bring(
    alma,
    { 'ironfolder.mbox': mailboxOf('alma@house.example') },
    { me: ['alma@house.example'], since: '2026-11-01' },
  )
  const [zanthe] = await rowsOf<{ id: string; name: string }>(alma, '/api/people?q=zanthe')
  const person = zanthe?.id ?? ''
  const about = { person, kind: 'note.written', text: 'bramblenote' }
  const { act, id: entry } = (
    await alma.post('/api/log', { ...about, followup: { text: 'bramblepromise', due: '2026-11-20T09:00:00Z' } })
  ).json<{ act: string; id: string }>()
  await alma.post('/api/bulk', { people: [person], do: { tag: 'heathertag', rating: 4 } })
  await alma.post(`/api/people/${person}/remembered`, { text: 'bramblecue', private: false })
  await alma.post(`/api/people/${person}/do-not-contact`, { reason: 'thistlereason' })
  await alma.post(`/api/jobs/${job}/people`, { person, stage: 'heathertag', because: 'Before she said so' })
  await api.fold()
  const page = (await alma.get(`/api/people/${person}`)).json<{
    companyId: string
    identifiers: { persona: string }[]
    next: { entry: string }[]
  }>()
  const line = (await alma.get(`/api/people/${person}/line`)).json<LinePage>()
  const mails = line.items.flatMap(item => ('kind' in item && item.kind === 'email.received' ? [item] : []))
  const [mail] = mails
  const detail = (await alma.get(`/api/entries/${mail?.entry}`)).json<{ attachments: { original: string }[] }>()
  const [sender] = await rowsOf<UnknownSender>(alma, '/api/unknown-senders')
  ids = {
    person,
    act,
    entry,
    job,
    paula,
    victim,
    persona: page.identifiers[0]?.persona ?? '',
    sender: sender?.persona ?? '',
    mail: mail?.entry ?? '',
    thread: mail?.thread ?? '',
    original: detail.attachments[0]?.original ?? '',
    company: page.companyId,
    import: mailbox,
    followup: page.next[0]?.entry ?? '',
  }
  for (const [name, id] of Object.entries(ids)) if (!id) throw new Error(`the fixture has no ${name}`)
  await api.admin.call('PATCH', `/api/accounts/${deactivated.account}`, { active: false })
})
afterAll(() => api?.close())

type Who = 'reader' | 'owner' | 'other' | 'admin'
interface Rule {
  readonly at?: (ids: Ids) => string
  readonly body?: (ids: Ids) => unknown
  /** What each gets; anonymous and deactivated get 401, or `open` where nobody needs to be signed in. */
  readonly gets: Readonly<Record<Who, number>>
  readonly open?: number
}
const all = (status: number): Rule['gets'] => ({ reader: status, owner: status, other: status, admin: status })
/** What belongs to Alma alone: to read, to change. */
const hers = { reader: 404, owner: 200, other: 404, admin: 404 }
const hersToChange = { reader: 403, owner: 200, other: 404, admin: 404 }
const write = { reader: 403, owner: 200, other: 200, admin: 200 }
const manage = { reader: 403, owner: 403, other: 403, admin: 200 }
const at = (path: (ids: Ids) => string, gets: Rule['gets'], body?: (ids: Ids) => unknown): Rule => ({
  at: path,
  gets,
  ...(body ? { body } : {}),
})

/** The oracle: what whoever may do what with things that are Alma's alone. In the order in which it is tried: what destroys comes last. */
const policy: Readonly<Record<string, Rule>> = {
  'GET /api/session': { gets: all(200), open: 200 },
  'GET /api/people': { gets: all(200) },
  'GET /api/people/:id': at(i => `/api/people/${i.person}`, hers),
  'GET /api/people/:id/page': at(i => `/api/people/${i.person}/page`, hers),
  'GET /api/people/:id/apart': at(i => `/api/people/${i.person}/apart`, hers),
  'GET /api/people/:id/line': at(i => `/api/people/${i.person}/line`, hers),
  'GET /api/people/:id/line/thread/:thread': at(i => `/api/people/${i.person}/line/thread/${i.thread}`, hers),
  'GET /api/people/:id/line/automatic': at(i => `/api/people/${i.person}/line/automatic?month=2026-11`, hers),
  'GET /api/people/:id/picture': at(i => `/api/people/${i.person}/picture`, hers),
  'GET /api/people/:id/cvs/:entry': at(i => `/api/people/${i.person}/cvs/${i.mail}`, all(404)),
  'GET /api/lessons': { gets: all(200) },
  // All that is known of her is Alma's alone, and goes into no CV.
  'GET /api/people/:id/house-cv': at(i => `/api/people/${i.person}/house-cv`, { ...hers, owner: 422 }),
  'GET /api/cv-style': { gets: all(200) },
  'POST /api/cv-style/sample': { gets: manage, body: () => defaultCvStyle },
  'PUT /api/cv-style': { gets: manage, body: () => defaultCvStyle },
  'GET /api/companies': { gets: all(200) },
  'GET /api/companies/:id': at(i => `/api/companies/${i.company}`, hers),
  'GET /api/companies/:id/line': at(i => `/api/companies/${i.company}/line`, hers),
  'GET /api/jobs': { gets: all(200) },
  'GET /api/companies/:id/client': at(i => `/api/companies/${i.company}/client`, hers),
  'GET /api/jobs/:id': at(i => `/api/jobs/${i.job}`, all(200)),
  'GET /api/jobs/:id/board': at(i => `/api/jobs/${i.job}/board`, all(200)),
  'GET /api/jobs/:id/line': at(i => `/api/jobs/${i.job}/line`, all(200)),
  'GET /api/jobs/:id/people': at(i => `/api/jobs/${i.job}/people`, all(200)),
  'GET /api/jobs/:id/owed': at(i => `/api/jobs/${i.job}/owed`, all(200)),
  'GET /api/jobs/:id/links': at(i => `/api/jobs/${i.job}/links`, all(200)),
  'GET /api/jobs/:id/report': at(i => `/api/jobs/${i.job}/report`, all(200)),
  'POST /api/jobs/:id/report-links': at(
    i => `/api/jobs/${i.job}/report-links`,
    { reader: 403, owner: 201, other: 201, admin: 201 },
    () => ({ name: 'Somebody' }),
  ),
  'POST /api/jobs/:id/form-links': at(
    i => `/api/jobs/${i.job}/form-links`,
    { reader: 403, owner: 201, other: 201, admin: 201 },
    () => ({ name: 'Boards', note: 'Roses.' }),
  ),
  // The house has no logo; who is not signed in does not hear even that.
  'GET /api/logo': { gets: all(404) },
  'GET /api/reports/:token/logo': { at: () => '/api/reports/nothing/logo', gets: all(404), open: 404 },
  'GET /api/reviews/:token/logo': { at: () => '/api/reviews/nothing/logo', gets: all(404), open: 404 },
  'GET /api/reports/:token': { at: () => '/api/reports/nothing', gets: all(404), open: 404 },
  'GET /api/reviews/:token': { at: () => '/api/reviews/nothing', gets: all(404), open: 404 },
  'POST /api/reviews/:token': {
    at: () => '/api/reviews/nothing',
    gets: all(404),
    open: 404,
    body: () => ({ at: 0, verdict: 'yes' }),
  },
  'POST /api/jobs/:id/links': at(
    i => `/api/jobs/${i.job}/links`,
    { ...hersToChange, owner: 201 },
    i => ({ name: 'Ruth', people: [i.person] }),
  ),
  'DELETE /api/jobs/:id/links/:link': at(i => `/api/jobs/${i.job}/links/${i.person}`, {
    ...write,
    owner: 404,
    other: 404,
    admin: 404,
  }),
  'GET /api/jobs/:id/people/:person': at(i => `/api/jobs/${i.job}/people/${i.person}`, hers),
  'GET /api/jobs/:id/people/:person/interviews/:entry': at(
    i => `/api/jobs/${i.job}/people/${i.person}/interviews/${i.mail}`,
    all(404),
  ),
  'GET /api/entries/:id': at(i => `/api/entries/${i.mail}`, hers),
  'GET /api/entries/:id/original': at(i => `/api/entries/${i.mail}/original`, hers),
  'GET /api/originals/:id': at(i => `/api/originals/${i.original}?entry=${i.mail}`, hers),
  'GET /api/search': at(() => '/api/search?q=zanthe', all(200)),
  'GET /api/texts': at(() => '/api/texts?q=zanthe', all(200)),
  'GET /api/tags': { gets: all(200) },
  'GET /api/pools': { gets: all(200) },
  'GET /api/today': { gets: all(200) },
  'GET /api/today/jobs': { gets: all(200) },
  'GET /api/past': { gets: all(200) },
  'GET /api/same-person': { gets: all(200) },
  'GET /api/same-person/above': at(() => '/api/same-person/above?mark=0.95', all(200)),
  'GET /api/same-person/picture': { gets: manage },
  'GET /api/same-company': { gets: all(200) },
  'GET /api/unknown-senders': { gets: all(200) },
  'GET /api/connectors': { gets: all(200) },
  'GET /api/imports': { gets: all(200) },
  // An admin sees that there was one, and may take it back; not what it holds.
  'GET /api/imports/:id': at(i => `/api/imports/${i.import}`, { ...hers, admin: 200 }),
  'GET /api/imports/:id/preview': at(i => `/api/imports/${i.import}/preview`, { ...hers, owner: 409 }),
  'GET /api/imports/:id/unread': at(i => `/api/imports/${i.import}/unread`, hers),
  'GET /api/imports/:id/unread.csv': at(i => `/api/imports/${i.import}/unread.csv`, hers),
  'GET /api/imports/:id/cvs': at(i => `/api/imports/${i.import}/cvs`, hers),
  'GET /api/works': { gets: all(200) },
  'GET /api/works/credit': { gets: all(200) },
  'GET /api/works/funnel': { gets: all(200) },
  'GET /api/works/cost': { gets: all(200) },
  'GET /api/spend': { gets: all(200) },
  'GET /api/works/answers': { gets: all(200) },
  'GET /api/works/mine': { gets: all(200) },
  'GET /api/works/choices': { gets: all(200) },
  'GET /api/works/people': at(() => '/api/works/people?channel=email', all(200)),
  'GET /api/channels': { gets: all(200) },
  'GET /api/channels/unnamed': { gets: all(200) },
  'POST /api/channels': {
    gets: { reader: 403, owner: 409, other: 201, admin: 409 },
    body: () => ({ name: 'Evening', medium: 'event', code: 'evening' }),
  },
  'PATCH /api/channels/:id': at(
    i => `/api/channels/${i.mail}`,
    { reader: 403, owner: 404, other: 404, admin: 404 },
    () => ({
      name: 'Evening',
    }),
  ),
  'POST /api/channel-links': {
    gets: { reader: 403, owner: 404, other: 404, admin: 404 },
    body: i => ({ code: 'nothing', person: i.person }),
  },
  'GET /to/:code': { at: () => '/to/nothing', gets: all(404), open: 404 },
  'GET /to/:code/:token': { at: () => '/to/nothing/here', gets: all(404), open: 404 },
  'GET /api/cost-settings': { gets: all(200) },
  'POST /api/spend': {
    gets: { reader: 403, owner: 201, other: 201, admin: 201 },
    body: () => ({
      rows: [
        {
          channel: 'event',
          from: '2026-11-01',
          to: '2026-11-30',
          amount: 100,
          currency: 'GBP',
          sort: 'external',
          category: 'events',
        },
      ],
    }),
  },
  'POST /api/spend/preview': { gets: all(200), body: () => ({ text: 'channel,from,amount' }) },
  'DELETE /api/spend/:id': at(i => `/api/spend/${i.mail}`, { reader: 403, owner: 404, other: 404, admin: 404 }),
  'PUT /api/cost-settings': { gets: manage, body: () => ({ currency: 'GBP', hourly: null, rates: {} }) },
  'GET /api/job-settings': { gets: all(200) },
  'PATCH /api/job-settings': { gets: manage, body: () => ({ inHouse: false }) },
  'GET /api/work-settings': { gets: all(200) },
  'GET /api/preferences': { gets: all(200) },
  'GET /api/settings': { gets: all(200) },
  'GET /api/export': { gets: all(200) },
  'GET /api/doctor': { gets: manage },
  'GET /api/accounts': { gets: manage },
  'GET /api/invitations/:token': { at: () => '/api/invitations/nothing', gets: all(404), open: 404 },
  'GET /api/live': { gets: all(200) },
  'POST /api/setup': {
    gets: all(409),
    open: 409,
    body: () => ({ name: 'Eve', email: 'eve@x.example', password: 'a long enough password' }),
  },
  'POST /api/session': { gets: all(401), open: 401, body: () => ({ email: 'nobody@x.example', password: 'x' }) },
  'POST /api/session/switch': { gets: all(404), open: 404, body: i => ({ account: i.person }) },
  'POST /api/invitations': {
    gets: manage,
    body: () => ({ name: 'New', email: `${freshId()}@x.example`, role: 'admin' }),
  },
  'POST /api/invitations/:token': {
    at: () => '/api/invitations/nothing',
    gets: all(404),
    open: 404,
    body: () => ({ password: 'a long enough password' }),
  },
  'PATCH /api/accounts/:id': {
    at: () => `/api/accounts/${deactivated.account}`,
    gets: manage,
    body: () => ({ role: 'reader' }),
  },
  'PUT /api/preferences': { gets: all(200), body: () => ({ theme: 'dark' }) },
  'PATCH /api/work-settings': { gets: manage, body: () => ({}) },
  'DELETE /api/lessons/:id': at(() => `/api/lessons/${freshId()}`, { ...all(404), reader: 403 }),
  'PUT /api/lessons/:id': at(() => `/api/lessons/${freshId()}`, { ...all(404), reader: 403 }),
  'PUT /api/settings': { gets: manage, body: () => ({ silenceDays: 90 }) },
  'POST /api/log/read': { gets: all(200), body: () => ({ text: 'called Zanthe Quillowmere' }) },
  'POST /api/people': { gets: { ...write, owner: 201, other: 201, admin: 201 }, body: () => ({ name: 'Added Here' }) },
  'POST /api/jobs': { gets: { ...write, owner: 201, other: 201, admin: 201 }, body: () => ({ title: 'Added here' }) },
  'PATCH /api/jobs/:id': at(
    i => `/api/jobs/${i.job}`,
    write,
    () => ({ title: 'Gardener' }),
  ),
  'POST /api/jobs/:id/people': at(
    i => `/api/jobs/${i.job}/people`,
    hersToChange,
    i => ({ person: i.person }),
  ),
  'POST /api/jobs/:id/people/:person': at(
    i => `/api/jobs/${i.job}/people/${i.person}`,
    hersToChange,
    () => ({ do: 'fill-scorecard', marks: [{ what: 'Craft', mark: 4 }] }),
  ),
  'POST /api/jobs/:id/people/move': at(
    i => `/api/jobs/${i.job}/people/move`,
    hersToChange,
    i => ({ person: i.person, stage: 'Talking' }),
  ),
  'POST /api/jobs/:id/people/end': at(
    i => `/api/jobs/${i.job}/people/end`,
    hersToChange,
    i => ({ person: i.person, by: 'us', reason: 'Not the skills' }),
  ),
  'GET /api/jobs/:id/bulks': at(i => `/api/jobs/${i.job}/bulks`, all(200)),
  'POST /api/bulks/:id/:step': at(i => `/api/bulks/${i.mail}/stop`, {
    reader: 403,
    owner: 404,
    other: 404,
    admin: 404,
  }),
  'POST /api/jobs/:id/answers': at(
    i => `/api/jobs/${i.job}/answers`,
    hersToChange,
    i => ({ answered: [{ person: i.person, how: 'other' }] }),
  ),
  'PATCH /api/companies/:id/client': at(
    i => `/api/companies/${i.company}/client`,
    hersToChange,
    () => ({ stage: 'met' }),
  ),
  'POST /api/bulk': { gets: write, body: i => ({ people: [i.person], do: { rating: 1 } }) },
  'POST /api/log': {
    gets: { ...hersToChange, owner: 201 },
    body: i => ({ person: i.person, kind: 'note.written', text: 'x' }),
  },
  'POST /api/followups/kept': { gets: hersToChange, body: i => ({ person: i.person, followup: i.followup }) },
  'POST /api/people/:id/attach': at(
    i => `/api/people/${i.person}/attach`,
    hersToChange,
    () => ({ title: 'Chief' }),
  ),
  'POST /api/rows/:id/attach': at(
    () => `/api/rows/${freshId()}/attach`,
    hersToChange,
    i => ({ person: i.person }),
  ),
  'POST /api/people/:id/values': at(
    i => `/api/people/${i.person}/values`,
    hersToChange,
    () => ({ property: 'place', value: { text: 'Leeds' } }),
  ),
  'POST /api/people/:id/values/:entry/prefer': at(i => `/api/people/${i.person}/values/${i.entry}/prefer`, {
    ...hersToChange,
    owner: 404,
  }),
  'DELETE /api/people/:id/values/:entry': at(i => `/api/people/${i.person}/values/${i.entry}`, {
    ...hersToChange,
    owner: 404,
  }),
  'POST /api/people/:id/remembered': at(
    i => `/api/people/${i.person}/remembered`,
    hersToChange,
    () => ({ text: 'bramblecue' }),
  ),
  'POST /api/people/:id/do-not-contact': at(
    i => `/api/people/${i.person}/do-not-contact`,
    hersToChange,
    () => ({ reason: 'thistlereason' }),
  ),
  'DELETE /api/people/:id/do-not-contact': at(i => `/api/people/${i.person}/do-not-contact`, hersToChange),
  'POST /api/people/:id/not-same': at(
    i => `/api/people/${i.victim}/not-same`,
    hersToChange,
    i => ({ other: i.person }),
  ),
  'POST /api/people/:id/split': at(
    i => `/api/people/${i.person}/split`,
    { ...hersToChange, owner: 200 },
    i => ({ personas: [i.persona] }),
  ),
  'POST /api/people/:id/apart': at(
    i => `/api/people/${i.person}/apart`,
    { ...hersToChange, owner: 404 },
    () => ({ other: freshId() }),
  ),
  'POST /api/people/:id/apart/place': at(
    i => `/api/people/${i.person}/apart/place`,
    { ...hersToChange, owner: 404 },
    i => ({ entry: i.mail, other: freshId(), to: 'both' }),
  ),
  'POST /api/people/:id/merge': at(
    i => `/api/people/${i.person}/merge`,
    { ...hersToChange, owner: 404 },
    () => ({ other: freshId() }),
  ),
  'POST /api/people/:id/erase': at(
    i => `/api/people/${i.person}/erase`,
    { reader: 403, owner: 403, other: 403, admin: 404 },
    () => ({ confirm: 'Zanthe Quillowmere' }),
  ),
  'POST /api/entries/:id/sharing': at(
    i => `/api/entries/${i.mail}/sharing`,
    hersToChange,
    () => ({ visible: 'me' }),
  ),
  'PUT /api/entries/:id/minutes': at(
    i => `/api/entries/${i.mail}/minutes`,
    hersToChange,
    () => ({ minutes: 12 }),
  ),
  'POST /api/today/later': { gets: all(200), body: () => ({ key: 'waiting:x', until: '2026-12-01T09:00:00Z' }) },
  'POST /api/today/back': { gets: all(200), body: () => ({ key: 'waiting:x' }) },
  'POST /api/today/done': { gets: hersToChange, body: i => ({ key: `promised:${i.followup}` }) },
  'POST /api/same-person': {
    gets: { ...hersToChange, owner: 404 },
    body: i => ({ key: `${i.person}~${freshId()}`, decision: 'same' }),
  },
  'POST /api/same-company': {
    gets: { ...write, owner: 404, other: 404, admin: 404 },
    body: () => ({ into: freshId(), from: freshId(), decision: 'same' }),
  },
  'POST /api/same-person/accept': { gets: write, body: () => ({ mark: 0.95 }) },
  'POST /api/people/alike': { gets: all(200), body: () => ({ name: 'Zanthe Quill' }) },
  'POST /api/unknown-senders': { gets: hersToChange, body: i => ({ personas: [i.sender], do: 'ignore' }) },
  'POST /api/exports/requested': { gets: write, body: () => ({ what: 'linkedin' }) },
  'POST /api/imports': { gets: { ...write, owner: 201, other: 201, admin: 201 }, body: () => ({ name: 'files' }) },
  'PUT /api/imports/:id/files': at(
    i => `/api/imports/${i.import}/files?path=a.csv`,
    { ...hersToChange, owner: 409 },
    () => 'Name\nx',
  ),
  'POST /api/imports/:id/survey': at(i => `/api/imports/${i.import}/survey`, { ...hersToChange, owner: 409 }),
  'PUT /api/imports/:id/answers': at(
    i => `/api/imports/${i.import}/answers`,
    { ...hersToChange, owner: 409 },
    () => ({ me: [], visible: 'all', add: ['all'], since: null }),
  ),
  'POST /api/imports/:id/unread/:row': at(
    i => `/api/imports/${i.import}/unread/${i.person}`,
    { ...hersToChange, owner: 404 },
    () => ({ row: { Name: 'x' } }),
  ),
  'POST /api/imports/:id/start': at(i => `/api/imports/${i.import}/start`, { ...hersToChange, owner: 409 }),
  'POST /api/imports/:id/pause': at(i => `/api/imports/${i.import}/pause`, { ...hersToChange, owner: 409, admin: 409 }),
  'POST /api/imports/:id/resume': at(i => `/api/imports/${i.import}/resume`, {
    ...hersToChange,
    owner: 409,
    admin: 409,
  }),
  'POST /api/imports/:id/stop': at(i => `/api/imports/${i.import}/stop`, { ...hersToChange, owner: 409, admin: 409 }),
  'DELETE /api/imports/:id': at(i => `/api/imports/${i.import}`, { ...hersToChange, owner: 409, admin: 409 }),
  'POST /api/entries/:id/retract': at(i => `/api/entries/${i.entry}/retract`, hersToChange),
  'POST /api/acts/:act/redo': at(i => `/api/acts/${i.act}/redo`, { ...hersToChange, other: 403, admin: 200 }),
  'POST /api/acts/:act/undo': at(i => `/api/acts/${i.act}/undo`, { ...hersToChange, other: 403, admin: 200 }),
  'POST /api/imports/:id/undo': at(i => `/api/imports/${i.import}/undo`, { ...hersToChange, admin: 200, owner: 409 }),
  'DELETE /api/session': { gets: all(200), open: 200 },
}

const listed = () =>
  [
    ...new Set(api.app.routes.filter(route => route.method !== 'ALL').map(route => `${route.method} ${route.path}`)),
  ].sort()

/** Reads who asks up to the first word of a stream: what follows never ends. */
async function statusOf(client: Client, method: string, path: string, body: unknown): Promise<number> {
  if (path !== '/api/live') return (await client.call(method, path, body)).status
  return client === api.anonymous ? (await client.get(path)).status : client.status(path)
}

describe('before anybody changed anything', () => {
  /** Every address that answers to GET, with Alma's ids in it, and what somebody might try. */
  const crawled = (): string[] => [
    ...Object.entries(policy)
      .filter(([route]) => route.startsWith('GET ') && route !== 'GET /api/live')
      .map(([route, rule]) => rule.at?.(ids) ?? route.slice(4)),
    ...['jsonl', 'csv', 'vcard', 'json-resume', 'ics'].map(format => `/api/export?format=${format}`),
    ...canaries.flatMap(word => [
      `/api/search?q=${word}`,
      `/api/people?q=${word}`,
      `/api/companies?q=${word}`,
      `/api/jobs?q=${word}`,
    ]),
    ...['last', 'name', 'next', 'added', 'rating'].map(sort => `/api/people?sort=${sort}&limit=500`),
    ...['tag=heathertag', `import=${ids.import}`, `job=${ids.job}`, `company=${ids.company}`, 'channel=email'].map(
      filter => `/api/people?${filter}`,
    ),
    ...[ids.paula, ids.victim].flatMap(id => [
      `/api/people/${id}`,
      `/api/people/${id}/line`,
      `/api/people/${id}/picture`,
      `/api/people/${id}/line?find=lantern`,
    ]),
    `/api/entries/${ids.entry}`,
    `/api/entries/${ids.followup}`,
    `/api/jobs/${ids.job}`,
  ]

  it.each(['reader', 'other', 'admin'] as const)('nothing that Alma keeps to herself reaches the %s', async who => {
    const secrets = [...canaries, ids.person, ids.sender, ids.mail, ids.original, ids.thread, ids.persona]
    for (const path of crawled()) {
      const answer = await others[who].get(path)
      const asked = secrets.filter(secret => decodeURIComponent(path).includes(secret))
      const told = secrets.filter(
        secret => !asked.includes(secret) && answer.text.toLowerCase().includes(secret.toLowerCase()),
      )
      expect({ path, told }).toEqual({ path, told: [] })
    }
  })

  it('Alma herself finds all of it', async () => {
    const found = (await Promise.all(crawled().map(path => alma.get(path)))).map(answer => answer.text).join('\n')
    const detail = (await alma.get(`/api/originals/${ids.original}?entry=${ids.mail}`)).text
    const missed = canaries.filter(word => !`${found}${detail}`.toLowerCase().includes(word.toLowerCase()))
    expect(missed).toEqual([])
  })

  it.each(['reader', 'other', 'admin'] as const)('counts tell the %s nothing', async who => {
    const client = others[who]
    const total = async (path: string) => (await client.get(path)).json<{ total: number }>().total
    expect(await total('/api/people')).toBe(2)
    expect(await total(`/api/people?import=${ids.import}`)).toBe(0)
    expect(await total('/api/people?q=larkspur')).toBe(0)
    expect(await total('/api/unknown-senders')).toBe(0)
    expect(await total('/api/companies')).toBe(1)
    expect((await client.get('/api/tags')).json()).toEqual([])
    expect((await client.get(`/api/jobs/${ids.job}`)).json<{ people: number }>().people).toBe(0)
    expect((await rowsOf<{ people: number }>(client, '/api/jobs')).map(row => row.people)).toEqual([0])
    const { tidy, waiting } = (await client.get('/api/today')).json<Today>()
    expect([tidy.unknownSenders, waiting.length]).toEqual([0, 0])
    expect((await client.get(`/api/people/${ids.paula}/line`)).json<LinePage>().total).toBe(0)
    expect((await client.get(`/api/people/${ids.paula}/picture`)).json<{ total: number }>().total).toBe(0)
  })

  it('what is hidden answers as what is not there', async () => {
    for (const [route, rule] of Object.entries(policy)) {
      if (!route.startsWith('GET ') || !rule.at || rule.gets.other !== 404) continue
      const path = rule.at(ids)
      const nobody = path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, () => freshId())
      const [hidden, missing] = [await others.other.get(path), await others.other.get(nobody)]
      expect([route, hidden.status, hidden.text]).toEqual([route, missing.status, missing.text])
    }
  })

  it('pages that are open hear of those alone whom they may see', async () => {
    const erased = freshId()
    const heard = async (client: Client) =>
      client.listen('/api/live', () => {
        api.live.tell({ type: 'people', ids: [ids.person, ids.paula] })
        api.live.tell({ type: 'import', id: ids.import, account: alma.account })
        api.live.tell({ type: 'erased', ids: [erased] })
      })
    expect(await heard(alma)).toContain(ids.person)
    const told = await heard(others.other)
    expect(told).toContain(ids.paula)
    expect(told).toContain(erased)
    expect(told).not.toContain(ids.person)
    expect(told).not.toContain(ids.import)
  })
})

describe('the policy', () => {
  it('speaks of every route, and of nothing else', () => {
    expect(Object.keys(policy).sort()).toEqual(listed())
  })

  it('is what happens', async () => {
    const wrong: string[] = []
    for (const [route, rule] of Object.entries(policy)) {
      const [method = '', template = ''] = route.split(' ')
      const path = rule.at?.(ids) ?? template
      const tries: [string, Client, number][] = [
        ['anonymous', api.anonymous, rule.open ?? 401],
        ['deactivated', deactivated, rule.open ?? 401],
        ['reader', others.reader, rule.gets.reader],
        ['other', others.other, rule.gets.other],
        ['admin', others.admin, rule.gets.admin],
        ['owner', alma, rule.gets.owner],
      ]
      for (const [who, client, wanted] of tries) {
        const status = await statusOf(client, method, path, rule.body?.(ids))
        if (status !== wanted) wrong.push(`${route} as ${who}: ${status}, not ${wanted}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureHouse, type Served, serveHouse } from './house.ts'
import { closedLoop, type Load } from './http.ts'

/** The size and operations of research/measures.md: 100,000 people, 500,000 interactions, 8 clients, closed loop. */
const shape = { people: 100_000, interactions: 500_000, seed: 1, until: '2026-11-20T00:00:00.000Z' }
const families =
  'Reis Okoye Lindqvist Marchetti Dubois Novak Kowalski Haas Jensen Vermeer Silva Costa Brandt Calder Arteaga Wrzos Quillan Rhys Ostrow Dellaway'.split(
    ' ',
  )

interface Goal {
  readonly perSecond: number
  readonly peers: number
}
const goals: Readonly<Record<string, Goal>> = {
  'candidate list': { perSecond: 400, peers: 18 },
  'person page': { perSecond: 800, peers: 343 },
  'line of 250': { perSecond: 350, peers: 170 },
  'search by last name': { perSecond: 500, peers: 30 },
  'add a person': { perSecond: 400, peers: 122 },
  'log a note': { perSecond: 700, peers: 104 },
}

export async function run(seconds = 8, clients = 8): Promise<object> {
  const folder = process.env['THROUGHLINE_BENCH'] ?? join(tmpdir(), 'throughline-bench-100k')
  await ensureHouse(folder, shape)
  const served = await serveHouse(folder)
  try {
    return await measure(served, seconds, clients)
  } finally {
    await served.stop()
  }
}

async function measure({ base, cookie, startMs }: Served, seconds: number, clients: number): Promise<object> {
  const get = async (path: string): Promise<{ rows: { id: string }[]; total: number }> =>
    (await fetch(new URL(path, base), { headers: { cookie } })).json() as never
  const { rows, total } = await get('/api/people?limit=500&sort=name')
  const ids = rows.map(row => row.id)
  const busy = (await get('/api/people?q=ana+reis&sort=last&limit=50')).rows
  const long = await longest(
    base,
    cookie,
    busy.map(row => row.id),
  )
  const pick = (index: number) => ids[(index * 7919) % ids.length] ?? ''
  // Warm, as the peers were: what an operation alone needs is read, and compiled, before it is timed.
  const load = async (next: Parameters<typeof closedLoop>[4]) => {
    await closedLoop(base, cookie, clients, seconds / 2, next)
    return closedLoop(base, cookie, clients, seconds, next)
  }
  const run = Date.now()
  let added = 0
  const results: Record<string, Load & Goal & { reached: boolean }> = {}
  const note = (name: string, found: Load) => {
    const goal = goals[name] ?? { perSecond: 0, peers: 0 }
    results[name] = {
      ...found,
      ...{ goal: goal.perSecond, peers: goal.peers },
      perSecond: found.perSecond,
      reached: found.perSecond >= goal.perSecond && found.p95Ms < 30,
    }
  }
  note('candidate list', await load(() => ({ path: '/api/people' })))
  note('person page', await load(index => ({ path: `/api/people/${pick(index)}/page` })))
  note('line of 250', await load(() => ({ path: `/api/people/${long}/line?limit=250` })))
  note('search by last name', await load(index => ({ path: `/api/search?q=${families[index % families.length]}` })))
  note(
    'add a person',
    await load(() => {
      const nth = `${run}.${added++}`
      return { path: '/api/people', body: { name: `New ${nth}`, email: `new.${nth}@people.example` } }
    }),
  )
  note(
    'log a note',
    await load(index => ({
      path: '/api/log',
      body: { person: pick(index), kind: 'note.written', text: 'Spoke about the role and the notice period.' },
    })),
  )
  return { people: total, clients, seconds, startMs: Math.round(startMs), results }
}

async function longest(base: URL, cookie: string, ids: readonly string[]): Promise<string> {
  let best = { id: ids[0] ?? '', total: 0 }
  for (const id of ids) {
    const found = (await (
      await fetch(new URL(`/api/people/${id}/line?limit=1`, base), { headers: { cookie } })
    ).json()) as { total: number }
    if (found.total > best.total) best = { id, total: found.total }
  }
  return best.id
}

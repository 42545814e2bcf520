import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import { lookBacks } from '#src/domain/conversion.ts'
import { creditModels } from '#src/domain/credit-model.ts'
import type { CreditReport } from '#src/domain/views/works.ts'
import { ask, ensureHouse, type Served, serveHouse } from './house.ts'
import { closedLoop } from './http.ts'

const until = '2026-11-20T00:00:00.000Z'
const jobs = 60
const perJob = 12
const placedPerJob = 2

/**
 * The source report over HTTP at eight clients, in a house of the size of research/measures.md: the same question by
 * everybody, and another at each call (ways of counting, look-backs, what credit is shared to). Beside it the same asked of the
 * ledger in one SQL pass.
 */
export async function run(people = 100_000, interactions = 500_000, seconds = 8, clients = 8): Promise<object> {
  const folder = process.env['THROUGHLINE_BENCH'] ?? join(tmpdir(), `throughline-bench-report-${people}`)
  await ensureHouse(folder, { people, interactions, seed: 1, until })
  const served = await serveHouse(folder)
  try {
    await placements(served)
    const same = '/api/works/credit?conversion=placed&intervals=false'
    const asked = creditModels.flatMap(model =>
      lookBacks.flatMap(days =>
        ['source', 'channel'].map(by => `${same}&model=${model}&by=${by}${days === null ? '' : `&lookBack=${days}`}`),
      ),
    )
    const loop = (path: (index: number) => string) =>
      closedLoop(served.base, served.cookie, clients, seconds, index => ({ path: path(index) }))
    await loop(() => same)
    const [report, ledger] = [await ask<CreditReport>(served, `${same}&by=channel`), await inLedger(folder)]
    return {
      people,
      interactions,
      goal: 300,
      peers: 36,
      same: await loop(() => same),
      other: await loop(index => asked[index % asked.length] ?? same),
      right: {
        placements: report.conversions,
        asInTheLedger: report.conversions === ledger.placements,
        creditSums: Math.abs(report.rows.reduce((sum, row) => sum + row.credit, 0) - report.conversions) < 1e-6,
      },
      ledgerMs: ledger.linear,
    }
  } finally {
    await served.stop()
  }
}

/** Jobs with people on them, some placed; made once and kept. */
async function placements(served: Served): Promise<void> {
  const { total } = await ask<{ total: number }>(served, '/api/jobs?q=Report%20bench')
  if (total >= jobs) return
  const { rows } = await ask<{ rows: { id: string }[] }>(served, '/api/people?sort=last&limit=500')
  for (let nth = 0; nth < jobs; nth++) {
    const { id } = await ask<{ id: string }>(served, '/api/jobs', {
      title: `Report bench ${nth}`,
      client: `Client ${nth % 9}`,
      ordered: '2026-01-05',
    })
    const chosen = Array.from({ length: perJob }, (_, at) => rows[(nth * perJob + at) % rows.length]?.id ?? '')
    await ask(served, `/api/jobs/${id}/people`, { people: chosen, because: 'For the bench' })
    for (const person of chosen.slice(0, placedPerJob))
      await ask(served, `/api/jobs/${id}/people/${person}`, {
        do: 'place',
        start: '2026-11-16',
        fee: { amount: 1_500_000, currency: 'GBP' },
      })
  }
}

/** Linear credit to every channel, from the entries themselves: who was placed, and every human touch with them before it. Milliseconds, warm. */
async function inLedger(folder: string): Promise<{ linear: number; placements: number }> {
  const { db, close } = await openWorkspace({ dataDir: folder, url: null })
  try {
    const pass = () => db.app<{ channel: string; credit: number }[]>`
      with placed as (
        select p.person_id, s.entry_id, e.occurred_at as at from ledger.entry e
        join ledger.subject s on s.entry_id = e.id and s.noun = 'persona' join persona p on p.persona_id = s.subject_id
        where e.kind = 'placement.made'
      ), touches as (
        select d.entry_id as placement, coalesce(e.channel, 'other') as channel, count(*) over (partition by d.entry_id) as many
        from placed d join persona p on p.person_id = d.person_id
        join ledger.subject s on s.subject_id = p.persona_id and s.noun = 'persona'
        join ledger.entry e on e.id = s.entry_id and e.occurred_at <= d.at and e.direction <> 'none'
        join ledger.payload b on b.entry_id = e.id and not coalesce((b.body ->> 'automatic')::boolean, false)
        where exists (select from ledger.attestation a where a.entry_id = e.id
          and not exists (select from retracted_act r where r.act_id = a.act_id))
      )
      select channel, sum(1.0 / many)::float8 as credit from touches group by channel order by 2 desc`
    const rows = await pass()
    const began = performance.now()
    await pass()
    const linear = Math.round(performance.now() - began)
    return { linear, placements: Math.round(rows.reduce((sum, row) => sum + row.credit, 0)) }
  } finally {
    await close()
  }
}

import type { Hono } from 'hono'
import * as z from 'zod'
import { labelling, labelPeople, labelsSeen } from '#src/actions/labels/label-people.ts'
import { addPerson, newPerson } from '#src/actions/person/add-person.ts'
import { peopleSorts } from '#src/domain/views/people.ts'
import { idsOf } from '#src/projections/people/ids.ts'
import { labelCounts } from '#src/projections/people/labels.ts'
import { countPeople, listPeople } from '#src/projections/people/list.ts'
import { search } from '#src/projections/search/search.ts'
import { preferencesOf } from '#src/projections/session.ts'
import { findTexts } from '#src/projections/texts/find.ts'
import { bodyFrom } from '../body.ts'
import { type Env, viewerFrom } from '../context.ts'
import { given, parameter, queryFrom } from '../query.ts'
import { Totals } from '../totals.ts'

const list = z.string().max(2000)
export const peopleQuery = z.object({
  q: z.string().max(10_000).optional(),
  sort: z.enum(peopleSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  owner: list.optional(),
  tag: list.optional(),
  pool: list.optional(),
  company: list.optional(),
  job: z.guid().optional(),
  channel: list.optional(),
  import: z.guid().optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})
const textsQuery = z.object({
  q: z.string().max(10_000),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
})
const bulk = z.object({
  people: z.union([z.array(z.guid()).max(5000), z.object({ query: peopleQuery })]),
  do: labelling,
  was: labelsSeen.optional(),
})

export function peopleRoutes(app: Hono<Env>): void {
  const totals = new Totals()
  app.get('/api/people', async context => {
    const viewer = viewerFrom(context)
    const sql = context.get('workspace').db.app
    const query = queryFrom(context, peopleQuery)
    const [page, total] = await Promise.all([
      listPeople(sql, viewer, query),
      totals.of(context, viewer, query, () => countPeople(sql, viewer, query)),
    ])
    return context.json({ ...page, total })
  })
  app.post('/api/people', async context => {
    const viewer = viewerFrom(context)
    const workspace = context.get('workspace')
    const { country } = await preferencesOf(workspace.db.app, viewer)
    return context.json(await addPerson(workspace, viewer, await bodyFrom(context, newPerson), country), 201)
  })
  app.post('/api/bulk', async context => {
    const viewer = viewerFrom(context)
    const workspace = context.get('workspace')
    const body = await bodyFrom(context, bulk)
    const people = Array.isArray(body.people)
      ? body.people
      : await idsOf(workspace.db.app, viewer, given(body.people.query))
    return context.json(await labelPeople(workspace, viewer, people, body.do, body.was))
  })
  app.get('/api/search', async context =>
    context.json(await search(context.get('workspace').db.app, viewerFrom(context), parameter(context, 'q'))),
  )
  app.get('/api/texts', async context =>
    context.json(await findTexts(context.get('workspace').db.app, viewerFrom(context), queryFrom(context, textsQuery))),
  )
  app.get('/api/tags', async context =>
    context.json(
      (await labelCounts(context.get('workspace').db.app, viewerFrom(context), 'tags')).map(({ label, count }) => ({
        tag: label,
        count,
      })),
    ),
  )
  app.get('/api/pools', async context =>
    context.json(
      (await labelCounts(context.get('workspace').db.app, viewerFrom(context), 'pools')).map(({ label, count }) => ({
        pool: label,
        count,
      })),
    ),
  )
}

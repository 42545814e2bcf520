import type { Hono } from 'hono'
import * as z from 'zod'
import { directions } from '#src/domain/draft.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { companyPage } from '#src/projections/companies/companies.ts'
import { isKnown, ofCompany, ofPerson } from '#src/projections/person-line/owner.ts'
import { automaticIn, countLine, linePage, threadOf } from '#src/projections/person-line/page.ts'
import { picture } from '#src/projections/person-line/picture.ts'
import { type Env, idFrom, type Request, viewerFrom } from '../context.ts'
import { queryFrom } from '../query.ts'

const list = z.string().max(2000)
const lineQuery = z.object({
  channels: list.optional(),
  kinds: list.optional(),
  colleague: list.optional(),
  direction: z.enum(directions).optional(),
  job: list.optional(),
  find: z.string().trim().max(200).optional(),
  older: z.string().max(100).optional(),
  newer: z.string().max(100).optional(),
  at: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})
const window = z.object({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
})
const month = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })

const hidden = () => new Refusal('missing', 'This person is not here, or you may not see them.')

/** Nobody's line answers as a hidden person's does; who has an empty one is asked for only then. */
async function known<T>(context: Request, found: T, isEmpty: boolean): Promise<T> {
  if (isEmpty && !(await isKnown(context.get('workspace').db.app, viewerFrom(context), idFrom(context)))) throw hidden()
  return found
}

async function page(context: Request, owner: ReturnType<typeof ofPerson>) {
  const viewer = viewerFrom(context)
  const sql = context.get('workspace').db.app
  const query = queryFrom(context, lineQuery)
  const isFirst = !query.older && !query.newer
  const [found, total] = await Promise.all([
    linePage(sql, viewer, owner, query),
    isFirst ? countLine(sql, viewer, owner, query) : -1,
  ])
  return { ...found, total }
}

const ownerOf = (context: Request) => ofPerson(context.get('workspace').db.app, viewerFrom(context), idFrom(context))

export function lineRoutes(app: Hono<Env>): void {
  app.get('/api/people/:id/line', async context => {
    const found = await page(context, ownerOf(context))
    return context.json(await known(context, found, found.items.length === 0))
  })
  app.get('/api/companies/:id/line', async context => {
    const viewer = viewerFrom(context)
    const sql = context.get('workspace').db.app
    const found = await page(context, ofCompany(sql, viewer, idFrom(context)))
    if (found.items.length === 0 && !(await companyPage(sql, viewer, idFrom(context))))
      throw new Refusal('missing', 'This company is not here.')
    return context.json(found)
  })
  app.get('/api/people/:id/line/thread/:thread', async context => {
    const sql = context.get('workspace').db.app
    const found = await threadOf(sql, viewerFrom(context), ownerOf(context), idFrom(context, 'thread'))
    return context.json(await known(context, found, found.length === 0))
  })
  app.get('/api/people/:id/line/automatic', async context => {
    const sql = context.get('workspace').db.app
    const found = await automaticIn(sql, viewerFrom(context), ownerOf(context), queryFrom(context, month).month)
    return context.json(await known(context, found, found.length === 0))
  })
  app.get('/api/people/:id/picture', async context => {
    const { db, now } = context.get('workspace')
    const { from, to } = queryFrom(context, window)
    if (from && to && from >= to) throw new Refusal('invalid', 'The window ends before it begins.', '/from')
    const found = await picture(db.app, viewerFrom(context), ownerOf(context), {
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      now: now(),
    })
    return context.json(await known(context, found, found.total === 0))
  })
}

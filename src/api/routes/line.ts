import type { Hono } from 'hono'
import * as z from 'zod'
import { directions } from '#src/domain/draft.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { ofCompany, ofPerson } from '#src/projections/person-line/owner.ts'
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

async function page(context: Request, owner: ReturnType<typeof ofPerson>) {
  const viewer = viewerFrom(context)
  const sql = context.get('workspace').db.app
  const query = queryFrom(context, lineQuery)
  const isFirst = !query.older && !query.newer
  const [found, total] = await Promise.all([
    linePage(sql, viewer, owner, query),
    isFirst ? countLine(sql, viewer, owner, query) : -1,
  ])
  return context.json({ ...found, total })
}

export function lineRoutes(app: Hono<Env>): void {
  app.get('/api/people/:id/line', context => page(context, ofPerson(context.get('workspace').db.app, idFrom(context))))
  app.get('/api/companies/:id/line', context =>
    page(context, ofCompany(context.get('workspace').db.app, viewerFrom(context), idFrom(context))),
  )
  app.get('/api/people/:id/line/thread/:thread', async context => {
    const sql = context.get('workspace').db.app
    return context.json(
      await threadOf(sql, viewerFrom(context), ofPerson(sql, idFrom(context)), idFrom(context, 'thread')),
    )
  })
  app.get('/api/people/:id/line/automatic', async context => {
    const sql = context.get('workspace').db.app
    return context.json(
      await automaticIn(sql, viewerFrom(context), ofPerson(sql, idFrom(context)), queryFrom(context, month).month),
    )
  })
  app.get('/api/people/:id/picture', async context => {
    const { db, now } = context.get('workspace')
    const { from, to } = queryFrom(context, window)
    if (from && to && from >= to) throw new Refusal('invalid', 'The window ends before it begins.', '/from')
    return context.json(
      await picture(db.app, viewerFrom(context), ofPerson(db.app, idFrom(context)), {
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        now: now(),
      }),
    )
  })
}

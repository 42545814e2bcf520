import type { Hono } from 'hono'
import * as z from 'zod'
import { judgeSenders, senderChoice } from '#src/actions/senders/unknown.ts'
import { bringBack, finish, putOff, requestExport } from '#src/actions/today/later.ts'
import { past } from '#src/projections/past.ts'
import { today } from '#src/projections/today/today.ts'
import { unknownSenders } from '#src/projections/today/unknown-senders.ts'
import { bodyFrom } from '../body.ts'
import { type Env, viewerFrom } from '../context.ts'
import { parameter, queryFrom } from '../query.ts'
import { zone } from '../zone.ts'

const row = z.object({ key: z.string().max(200) })
const later = row.extend({ until: z.iso.datetime({ offset: true }) })
export function todayRoutes(app: Hono<Env>): void {
  app.get('/api/today', async context => {
    const { db, now } = context.get('workspace')
    const asked = queryFrom(context, z.object({ zone: zone.optional() }))
    return context.json(await today(db.app, viewerFrom(context), now(), asked.zone))
  })
  app.post('/api/today/later', async context => {
    const { key, until } = await bodyFrom(context, later)
    await putOff(context.get('workspace'), viewerFrom(context), key, until)
    return context.json({ key })
  })
  app.post('/api/today/back', async context => {
    const { key } = await bodyFrom(context, row)
    await bringBack(context.get('workspace'), viewerFrom(context), key)
    return context.json({ key })
  })
  app.post('/api/today/done', async context =>
    context.json(await finish(context.get('workspace'), viewerFrom(context), (await bodyFrom(context, row)).key)),
  )
  app.get('/api/unknown-senders', async context =>
    context.json(
      await unknownSenders(context.get('workspace').db.app, viewerFrom(context), parameter(context, 'cursor') || null),
    ),
  )
  app.post('/api/unknown-senders', async context =>
    context.json(
      await judgeSenders(context.get('workspace'), viewerFrom(context), await bodyFrom(context, senderChoice)),
    ),
  )
  app.post('/api/exports/requested', async context => {
    const { what } = await bodyFrom(context, z.object({ what: z.string().min(1).max(40) }))
    return context.json(await requestExport(context.get('workspace'), viewerFrom(context), what))
  })
  app.get('/api/past', async context => {
    const { db, now } = context.get('workspace')
    return context.json(await past(db.app, viewerFrom(context), now()))
  })
}

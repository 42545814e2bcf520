import type { Hono } from 'hono'
import * as z from 'zod'
import { mergePairs, mergePeople, refusePair } from '#src/actions/identity/same.ts'
import { judgeSenders, senderChoice } from '#src/actions/senders/unknown.ts'
import { bringBack, finish, putOff, requestExport } from '#src/actions/today/later.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { past } from '#src/projections/past.ts'
import { exactPairs, samePersonPairs } from '#src/projections/today/same-person.ts'
import { today } from '#src/projections/today/today.ts'
import { unknownSenders } from '#src/projections/today/unknown-senders.ts'
import { bodyFrom } from '../body.ts'
import { type Env, viewerFrom } from '../context.ts'
import { parameter, queryFrom } from '../query.ts'
import { zone } from '../zone.ts'

const row = z.object({ key: z.string().max(200) })
const later = row.extend({ until: z.iso.datetime({ offset: true }) })
const verdict = z.object({
  key: z.string().regex(/^[0-9a-f-]{36}~[0-9a-f-]{36}$/),
  decision: z.enum(['same', 'different']),
})

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
  app.get('/api/same-person', async context =>
    context.json(
      await samePersonPairs(context.get('workspace').db.app, viewerFrom(context), parameter(context, 'cursor') || null),
    ),
  )
  app.post('/api/same-person', async context => {
    const { key, decision } = await bodyFrom(context, verdict)
    const [a, b] = key.split('~')
    if (!a || !b) throw new Refusal('missing', 'This pair is not here any more.')
    const judge = decision === 'same' ? mergePeople : refusePair
    return context.json(await judge(context.get('workspace'), viewerFrom(context), a, b))
  })
  app.post('/api/same-person/accept-exact', async context =>
    context.json(await mergePairs(context.get('workspace'), viewerFrom(context), exactPairs)),
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

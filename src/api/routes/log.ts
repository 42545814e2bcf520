import type { Hono } from 'hono'
import * as z from 'zod'
import { keepPromise, logInteraction, newLog } from '#src/actions/log/log-interaction.ts'
import { understand } from '#src/actions/log/understand.ts'
import { search } from '#src/projections/search/search.ts'
import { bodyFrom } from '../body.ts'
import { type Env, viewerFrom } from '../context.ts'
import { zone } from '../zone.ts'

const line = z.object({
  text: z.string().max(10_000),
  person: z.guid().optional(),
  offset: z.number().int().min(-900).max(900).optional(),
  monthFirst: z.boolean().optional(),
  zone: zone.optional(),
})

export function logRoutes(app: Hono<Env>): void {
  app.post('/api/log/read', async context => {
    const viewer = viewerFrom(context)
    const { db, now } = context.get('workspace')
    const { text, offset, monthFirst, zone } = await bodyFrom(context, line)
    const found = understand(text, now(), {
      ...(offset === undefined ? {} : { offset }),
      ...(monthFirst === undefined ? {} : { monthFirst }),
      ...(zone === undefined ? {} : { zone }),
    })
    const hits = found.who
      ? (await search(db.app, viewer, found.who, 8))
          .filter(hit => hit.type === 'person')
          .map(({ id, name }) => ({ id, name }))
      : []
    const { who: _who, ...rest } = found
    return context.json({ ...rest, person: hits.length === 1 ? hits[0] : null, candidates: hits })
  })
  app.post('/api/log', async context =>
    context.json(
      await logInteraction(context.get('workspace'), viewerFrom(context), await bodyFrom(context, newLog)),
      201,
    ),
  )
  app.post('/api/followups/kept', async context => {
    const { person, followup } = await bodyFrom(context, z.object({ person: z.guid(), followup: z.guid() }))
    return context.json(await keepPromise(context.get('workspace'), viewerFrom(context), person, followup))
  })
}

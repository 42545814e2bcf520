import type { Hono } from 'hono'
import * as z from 'zod'
import { keepPromise, logInteraction, newLog } from '#src/actions/log/log-interaction.ts'
import { understand } from '#src/actions/log/understand.ts'
import { whoIsNamed } from '#src/projections/match/named.ts'
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
    const candidates = found.who ? await whoIsNamed(db.app, viewer, found.who) : []
    const [first, second] = candidates
    const { who, ...rest } = found
    // One who is called so, or may be it in another spelling, is taken; of two somebody chooses.
    return context.json({
      ...rest,
      who,
      person: first && !second ? { id: first.id, name: first.name } : null,
      candidates,
    })
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

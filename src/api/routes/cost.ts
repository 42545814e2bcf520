import type { Hono } from 'hono'
import * as z from 'zod'
import { readSpend } from '#src/actions/spend/read-spend.ts'
import { changeCosts, costChange, dropSpend, recordSpend, spendChange } from '#src/actions/spend/spend.ts'
import { dimensions } from '#src/domain/conversion.ts'
import { creditModels } from '#src/domain/credit-model.ts'
import { sourcesOf } from '#src/projections/channels/sources.ts'
import { costOf } from '#src/projections/spend/cost-query.ts'
import { spendOf } from '#src/projections/spend/list.ts'
import { costSettingsOf } from '#src/projections/spend/settings.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'
import { queryFrom } from '../query.ts'

const period = z.object({ from: z.iso.date().optional(), before: z.iso.date().optional() })
const asked = period.extend({
  by: z.enum(dimensions).optional(),
  client: z.guid().optional(),
  owner: z.guid().optional(),
  work: z.string().max(80).optional(),
  model: z.enum(creditModels).default('linear'),
})
const file = z.object({ text: z.string().max(1_900_000), country: z.string().max(2).default('GB') })

/** What finding people costs: what was spent, hours at a rate, and what each channel brought for it. */
export function costRoutes(app: Hono<Env>): void {
  app.get('/api/works/cost', async context => {
    const viewer = viewerFrom(context)
    const { model, ...filter } = queryFrom(context, asked)
    return context.json(await costOf(context.get('workspace').db.app, viewer, filter, model))
  })
  app.get('/api/spend', async context => {
    const viewer = viewerFrom(context)
    const filter = queryFrom(context, period.extend({ channel: z.string().max(80).optional() }))
    return context.json(await spendOf(context.get('workspace').db.app, viewer, filter))
  })
  app.post('/api/spend', async context => {
    const viewer = viewerFrom(context)
    const { rows } = await bodyFrom(context, spendChange)
    return context.json(await recordSpend(context.get('workspace'), viewer, rows), 201)
  })
  // Reads and keeps nothing.
  app.post('/api/spend/preview', async context => {
    viewerFrom(context)
    const { text, country } = await bodyFrom(context, file)
    const { app: sql } = context.get('workspace').db
    const { currency } = await costSettingsOf(sql)
    return context.json(await readSpend(text, currency, country, await sourcesOf(sql)))
  })
  app.delete('/api/spend/:id', async context =>
    context.json(await dropSpend(context.get('workspace'), viewerFrom(context), idFrom(context))),
  )
  app.get('/api/cost-settings', async context => {
    viewerFrom(context)
    return context.json(await costSettingsOf(context.get('workspace').db.app))
  })
  app.put('/api/cost-settings', async context => {
    const viewer = viewerFrom(context)
    return context.json(await changeCosts(context.get('workspace'), viewer, await bodyFrom(context, costChange)))
  })
}

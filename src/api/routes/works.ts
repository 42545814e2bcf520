import type { Hono } from 'hono'
import * as z from 'zod'
import { phases } from '#src/domain/assignment.ts'
import { conversions, dimensions } from '#src/domain/conversion.ts'
import { creditModels } from '#src/domain/credit-model.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { figureParts, figures } from '#src/domain/views/works.ts'
import { answersOf } from '#src/projections/journey/answers.ts'
import { behindCredit, behindStage, stageParts } from '#src/projections/journey/behind.ts'
import { behindFigure } from '#src/projections/journey/behind-figure.ts'
import { worksChoices } from '#src/projections/journey/choices.ts'
import { creditOf } from '#src/projections/journey/credit-query.ts'
import { funnelOf } from '#src/projections/journey/funnel-query.ts'
import { myWork } from '#src/projections/journey/my-work.ts'
import { worksOf } from '#src/projections/journey/placements.ts'
import { type Env, viewerFrom } from '../context.ts'
import { given, queryFrom } from '../query.ts'

const period = z.object({ from: z.iso.date().optional(), before: z.iso.date().optional() })
const filter = z.object({
  from: z.iso.date().optional(),
  before: z.iso.date().optional(),
  conversion: z.enum(conversions).optional(),
  client: z.guid().optional(),
  owner: z.guid().optional(),
  work: z.string().max(80).optional(),
  by: z.enum(dimensions).optional(),
  lookBack: z.coerce.number().int().min(1).max(36_500).optional(),
})
const answers = filter
  .pick({ from: true, before: true, client: true, owner: true, work: true })
  .extend({ channel: z.string().max(300).optional() })
const behind = filter.extend({
  channel: z.string().max(300).optional(),
  phase: z.enum(phases).optional(),
  part: z.enum([...stageParts, ...figureParts]).optional(),
  figure: z.enum(figures).optional(),
})
const credit = filter.extend({
  model: z.enum(creditModels).default('linear'),
  intervals: z.enum(['true', 'false']).default('true'),
})

/** What works: placements and their paths, credit by model, the funnel and how long things take. */
export function worksRoutes(app: Hono<Env>): void {
  app.get('/api/works', async context =>
    context.json(await worksOf(context.get('workspace').db.app, viewerFrom(context), queryFrom(context, filter))),
  )
  app.get('/api/works/credit', async context => {
    const { db, pulse } = context.get('workspace')
    const viewer = viewerFrom(context)
    const { model, intervals, ...asked } = queryFrom(context, credit)
    return context.json(
      await creditOf(db.app, viewer, pulse(), given(asked), { model, intervals: intervals === 'true' }),
    )
  })
  app.get('/api/works/answers', async context => {
    const { db, now } = context.get('workspace')
    return context.json(await answersOf(db.app, viewerFrom(context), queryFrom(context, answers), now()))
  })
  // Whoever asks sees their own figures, and nobody's else.
  app.get('/api/works/mine', async context => {
    const { db, now } = context.get('workspace')
    return context.json(await myWork(db.app, viewerFrom(context), queryFrom(context, period), now()))
  })
  // Who is behind a number.
  app.get('/api/works/people', async context => {
    const { db, now } = context.get('workspace')
    const viewer = viewerFrom(context)
    const { channel, phase, part, figure, ...rest } = queryFrom(context, behind)
    const asked = given(rest)
    if (figure !== undefined) {
      const which = { ...given({ phase, channel }), figure, part: figureParts.find(one => one === part) ?? 'all' }
      return context.json(await behindFigure(db.app, viewer, asked, which, now()))
    }
    if (phase !== undefined) {
      const which = stageParts.find(one => one === part) ?? 'entered'
      return context.json(await behindStage(db.app, viewer, asked, phase, which))
    }
    if (channel === undefined) throw new Refusal('invalid', 'Name a channel, a stage or a figure.', '/channel')
    return context.json(await behindCredit(db.app, viewer, asked, channel))
  })
  app.get('/api/works/choices', async context =>
    context.json(await worksChoices(context.get('workspace').db.app, viewerFrom(context))),
  )
  app.get('/api/works/funnel', async context => {
    const workspace = context.get('workspace')
    return context.json(
      await funnelOf(workspace.db.app, viewerFrom(context), queryFrom(context, filter), workspace.now()),
    )
  })
}

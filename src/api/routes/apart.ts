import type { Hono } from 'hono'
import * as z from 'zod'
import { placeLater, placing } from '#src/actions/identity/place-later.ts'
import { takeApart } from '#src/actions/identity/take-apart.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { apartFrom } from '#src/projections/apart/apart.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'

const other = z.object({ other: z.guid() })

/** Who somebody was one person with, and what is left to choose when they are not any more. */
export function apartRoutes(app: Hono<Env>): void {
  app.get('/api/people/:id/apart', async context => {
    const page = await apartFrom(context.get('workspace').db.app, viewerFrom(context), idFrom(context))
    if (!page) throw new Refusal('missing', 'This person is not here, or you may not see them.')
    return context.json(page)
  })
  app.post('/api/people/:id/apart', async context => {
    const body = await bodyFrom(context, other)
    return context.json(await takeApart(context.get('workspace'), viewerFrom(context), idFrom(context), body.other))
  })
  app.post('/api/people/:id/apart/place', async context =>
    context.json(
      await placeLater(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        await bodyFrom(context, placing),
      ),
    ),
  )
}

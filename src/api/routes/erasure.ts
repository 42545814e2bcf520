import type { Hono } from 'hono'
import * as z from 'zod'
import { erasePerson } from '#src/actions/person/erase-person.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'
import type { Live } from '../live.ts'

const confirmed = z.object({ confirm: z.string().max(300) })

/** Erases a person, and tells every open page at once: of somebody who is gone, folding has no rows to tell of. */
export function erasureRoutes(app: Hono<Env>, live: Live): void {
  app.post('/api/people/:id/erase', async context => {
    const { confirm } = await bodyFrom(context, confirmed)
    const asked = idFrom(context)
    const erased = await erasePerson(context.get('workspace'), viewerFrom(context), asked, confirm)
    live.tell({ type: 'erased', ids: [...new Set([asked, erased.person])] })
    return context.json(erased)
  })
}

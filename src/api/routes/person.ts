import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { mergePeople, refusePair, splitPerson } from '#src/actions/identity/same.ts'
import { doNotContact } from '#src/actions/person/do-not-contact.ts'
import { remember } from '#src/actions/person/remember.ts'
import { newValue, preferValue, setValue, withdrawValue } from '#src/actions/person/values.ts'
import { redo, undo } from '#src/actions/undo.ts'
import { together } from '#src/db/together.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { personPage, survivorOf } from '#src/projections/person/page.ts'
import { ofPerson } from '#src/projections/person-line/owner.ts'
import { linePage } from '#src/projections/person-line/page.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'

const remembered = z.object({ text: z.string().trim().min(1).max(4000), private: z.boolean().default(true) })
const reason = z.object({ reason: z.string().trim().max(500) })
const other = z.object({ other: z.guid() })
const personas = z.object({ personas: z.array(z.guid()).min(1).max(500) })

/** Who became another person is there now. @throws Refusal `missing` */
async function elsewhere(context: Context<Env>, id: string): Promise<Response> {
  const viewer = viewerFrom(context)
  const { db, now } = context.get('workspace')
  const survivor = await survivorOf(db.app, id)
  if (survivor && survivor !== id && (await personPage(db.app, viewer, survivor, now())))
    return context.json({ redirect: survivor }, 308)
  throw new Refusal('missing', 'This person is not here, or you may not see them.')
}

export function personRoutes(app: Hono<Env>): void {
  app.get('/api/people/:id', async context => {
    const viewer = viewerFrom(context)
    const { db, now } = context.get('workspace')
    const id = idFrom(context)
    const page = await together(db.app, sql => personPage(sql, viewer, id, now()))
    return page ? context.json(page) : elsewhere(context, id)
  })
  app.get('/api/people/:id/page', async context => {
    const viewer = viewerFrom(context)
    const { db, now } = context.get('workspace')
    const id = idFrom(context)
    const [person, line] = await together(db.app, sql =>
      Promise.all([personPage(sql, viewer, id, now()), linePage(sql, viewer, ofPerson(sql, viewer, id), {})]),
    )
    return person ? context.json({ person, line }) : elsewhere(context, id)
  })
  app.post('/api/people/:id/values', async context =>
    context.json(
      await setValue(context.get('workspace'), viewerFrom(context), idFrom(context), await bodyFrom(context, newValue)),
    ),
  )
  app.post('/api/people/:id/values/:entry/prefer', async context =>
    context.json(
      await preferValue(context.get('workspace'), viewerFrom(context), idFrom(context), idFrom(context, 'entry')),
    ),
  )
  app.delete('/api/people/:id/values/:entry', async context =>
    context.json(
      await withdrawValue(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        idFrom(context, 'entry'),
        context.req.query('never') === '1',
      ),
    ),
  )
  app.post('/api/people/:id/remembered', async context => {
    const body = await bodyFrom(context, remembered)
    return context.json(
      await remember(context.get('workspace'), viewerFrom(context), idFrom(context), body.text, body.private),
    )
  })
  app.post('/api/people/:id/do-not-contact', async context => {
    const body = await bodyFrom(context, reason)
    return context.json(await doNotContact(context.get('workspace'), viewerFrom(context), idFrom(context), body.reason))
  })
  app.delete('/api/people/:id/do-not-contact', async context =>
    context.json(await doNotContact(context.get('workspace'), viewerFrom(context), idFrom(context), null)),
  )
  app.post('/api/people/:id/merge', async context =>
    context.json(
      await mergePeople(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        (await bodyFrom(context, other)).other,
      ),
    ),
  )
  app.post('/api/people/:id/not-same', async context =>
    context.json(
      await refusePair(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        (await bodyFrom(context, other)).other,
      ),
    ),
  )
  app.post('/api/people/:id/split', async context =>
    context.json(
      await splitPerson(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        (await bodyFrom(context, personas)).personas,
      ),
    ),
  )
  app.post('/api/acts/:act/undo', async context =>
    context.json(await undo(context.get('workspace'), viewerFrom(context), idFrom(context, 'act'))),
  )
  app.post('/api/acts/:act/redo', async context =>
    context.json(await redo(context.get('workspace'), viewerFrom(context), idFrom(context, 'act'))),
  )
}

import type { Hono } from 'hono'
import * as z from 'zod'
import { mayManage } from '#src/access/viewer.ts'
import { companyVerdict, decideCompany } from '#src/actions/identity/decide-company.ts'
import { acceptAbove, acceptance, decideSame, verdict } from '#src/actions/identity/decide-same.ts'
import { halfPerson } from '#src/actions/person/add-person.ts'
import { halfTyped, valuesOf } from '#src/actions/person/alike.ts'
import { attachedRow, attachRow, attachTyped } from '#src/actions/person/attach.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { companiesAlike } from '#src/projections/companies/alike.ts'
import { alikes } from '#src/projections/match/alike.ts'
import { lowestMark } from '#src/projections/match/compare.ts'
import { matchPicture } from '#src/projections/match/picture.ts'
import { aboveMark, samePersonGroups } from '#src/projections/match/same-person.ts'
import { preferencesOf } from '#src/projections/session.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'
import { parameter, queryFrom } from '../query.ts'

const above = z.object({ mark: z.coerce.number().min(lowestMark).max(0.9999) })

export function samePersonRoutes(app: Hono<Env>): void {
  app.get('/api/same-person', async context =>
    context.json(
      await samePersonGroups(
        context.get('workspace').db.app,
        viewerFrom(context),
        parameter(context, 'cursor') || null,
      ),
    ),
  )
  app.post('/api/same-person', async context =>
    context.json(await decideSame(context.get('workspace'), viewerFrom(context), await bodyFrom(context, verdict))),
  )
  app.get('/api/same-person/above', async context =>
    context.json(await aboveMark(context.get('workspace').db.app, viewerFrom(context), queryFrom(context, above).mark)),
  )
  app.post('/api/same-person/accept', async context =>
    context.json(await acceptAbove(context.get('workspace'), viewerFrom(context), await bodyFrom(context, acceptance))),
  )
  app.get('/api/same-person/picture', async context => {
    if (!mayManage(viewerFrom(context))) throw new Refusal('forbidden', 'Only an admin sees this page.')
    return context.json(await matchPicture(context.get('workspace').db.app))
  })
  app.post('/api/people/alike', async context => {
    const viewer = viewerFrom(context)
    const { db } = context.get('workspace')
    const { country } = await preferencesOf(db.app, viewer)
    const [found] = await alikes(db.app, [valuesOf(await bodyFrom(context, halfTyped), country)])
    return context.json(found ?? [])
  })
  app.post('/api/people/:id/attach', async context => {
    const viewer = viewerFrom(context)
    const workspace = context.get('workspace')
    const { country } = await preferencesOf(workspace.db.app, viewer)
    return context.json(
      await attachTyped(workspace, viewer, idFrom(context), await bodyFrom(context, halfPerson), country),
    )
  })
  app.post('/api/rows/:id/attach', async context => {
    const { person } = await bodyFrom(context, attachedRow)
    return context.json(await attachRow(context.get('workspace'), viewerFrom(context), person, idFrom(context)))
  })
  app.get('/api/same-company', async context =>
    context.json(await companiesAlike(context.get('workspace').db.app, viewerFrom(context))),
  )
  app.post('/api/same-company', async context =>
    context.json(
      await decideCompany(context.get('workspace'), viewerFrom(context), await bodyFrom(context, companyVerdict)),
    ),
  )
}

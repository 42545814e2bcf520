import type { Hono } from 'hono'
import * as z from 'zod'
import { changeClient, clientChange } from '#src/actions/clients/clients.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { companyPage, listCompanies } from '#src/projections/companies/companies.ts'
import { clientView } from '#src/projections/job/client-view.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'
import { queryFrom } from '../query.ts'

const companies = z.object({
  q: z.string().max(300).optional(),
  sort: z.enum(['name', 'last', 'people']).optional(),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})
export function companyRoutes(app: Hono<Env>): void {
  app.get('/api/companies', async context =>
    context.json(
      await listCompanies(context.get('workspace').db.app, viewerFrom(context), queryFrom(context, companies)),
    ),
  )
  app.get('/api/companies/:id', async context => {
    const page = await companyPage(context.get('workspace').db.app, viewerFrom(context), idFrom(context))
    if (!page) throw new Refusal('missing', 'This company is not here.')
    return context.json(page)
  })
  app.get('/api/companies/:id/client', async context => {
    const viewer = viewerFrom(context)
    const sql = context.get('workspace').db.app
    const id = idFrom(context)
    if (!(await companyPage(sql, viewer, id))) throw new Refusal('missing', 'This company is not here.')
    return context.json(await clientView(sql, viewer, id))
  })
  app.patch('/api/companies/:id/client', async context =>
    context.json(
      await changeClient(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        await bodyFrom(context, clientChange),
      ),
    ),
  )
}

import type { Hono } from 'hono'
import * as z from 'zod'
import { addCandidate, changeJob, jobChange, newCandidacy, newJob, openJob } from '#src/actions/jobs/jobs.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { companyPage, jobPage, listCompanies, listJobs } from '#src/projections/companies/companies.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'
import { queryFrom } from '../query.ts'

const companies = z.object({
  q: z.string().max(300).optional(),
  sort: z.enum(['name', 'last', 'people']).optional(),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})
const jobs = z.object({
  open: z.enum(['true', 'false']).optional(),
  q: z.string().max(300).optional(),
  cursor: z.string().max(40).optional(),
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
  app.get('/api/jobs', async context => {
    const { open, ...query } = queryFrom(context, jobs)
    return context.json(
      await listJobs(context.get('workspace').db.app, viewerFrom(context), {
        ...query,
        ...(open ? { open: open === 'true' } : {}),
      }),
    )
  })
  app.post('/api/jobs', async context =>
    context.json(await openJob(context.get('workspace'), viewerFrom(context), await bodyFrom(context, newJob)), 201),
  )
  app.get('/api/jobs/:id', async context => {
    const page = await jobPage(context.get('workspace').db.app, viewerFrom(context), idFrom(context))
    if (!page) throw new Refusal('missing', 'This job is not here.')
    return context.json(page)
  })
  app.patch('/api/jobs/:id', async context =>
    context.json(
      await changeJob(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        await bodyFrom(context, jobChange),
      ),
    ),
  )
  app.post('/api/jobs/:id/people', async context =>
    context.json(
      await addCandidate(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        await bodyFrom(context, newCandidacy),
      ),
    ),
  )
}

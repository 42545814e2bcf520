import type { Hono } from 'hono'
import * as z from 'zod'
import { makeLink, newLink, revokeLink } from '#src/actions/reviews/links.ts'
import { makeFormLink, newFormLink } from '#src/actions/reviews/raise-hand.ts'
import { makeReportLink, newReportLink, openReport } from '#src/actions/reviews/report.ts'
import { giveVerdict, logoBehind, openReview, requireLogo, verdict } from '#src/actions/reviews/review.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { jobHead } from '#src/projections/job/page.ts'
import { linksOf } from '#src/projections/job/review.ts'
import { clientReport } from '#src/projections/job-line/client-report.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'
import { queryFrom } from '../query.ts'

/** A picture to be seen and nothing else; who may see it is asked every time. */
const picture = (bytes: Buffer): Response =>
  new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/png', 'cache-control': 'no-store' } })

export function reviewRoutes(app: Hono<Env>): void {
  app.get('/api/jobs/:id/links', async context => {
    const sql = context.get('workspace').db.app
    const job = await jobHead(sql, viewerFrom(context), idFrom(context))
    if (!job) throw new Refusal('missing', 'This job is not here.')
    return context.json(await linksOf(sql, job.id))
  })
  app.post('/api/jobs/:id/links', async context => {
    const { id, token } = await makeLink(
      context.get('workspace'),
      viewerFrom(context),
      idFrom(context),
      await bodyFrom(context, newLink),
    )
    return context.json({ id, link: `${new URL(context.req.url).origin}/review/${token}` }, 201)
  })
  app.delete('/api/jobs/:id/links/:link', async context => {
    await revokeLink(context.get('workspace'), viewerFrom(context), idFrom(context), idFrom(context, 'link'))
    return context.json({})
  })
  // The work done on a job, as its client would see it.
  app.get('/api/jobs/:id/report', async context => {
    const workspace = context.get('workspace')
    const viewer = viewerFrom(context)
    const { blind } = queryFrom(context, z.object({ blind: z.enum(['true', 'false']).default('true') }))
    const report = await clientReport(workspace.db.app, viewer, idFrom(context), blind === 'true', workspace.now())
    if (!report) throw new Refusal('missing', 'This job is not here.')
    return context.json(report)
  })
  app.post('/api/jobs/:id/report-links', async context => {
    const viewer = viewerFrom(context)
    const asked = await bodyFrom(context, newReportLink)
    const { id, token } = await makeReportLink(context.get('workspace'), viewer, idFrom(context), asked)
    return context.json({ id, link: `${new URL(context.req.url).origin}/report/${token}` }, 201)
  })
  app.post('/api/jobs/:id/form-links', async context => {
    const viewer = viewerFrom(context)
    const asked = await bodyFrom(context, newFormLink)
    const { id, token } = await makeFormLink(context.get('workspace'), viewer, idFrom(context), asked)
    return context.json({ id, link: `${new URL(context.req.url).origin}/apply/${token}` }, 201)
  })
  app.get('/api/reports/:token', async context =>
    context.json(await openReport(context.get('workspace'), context.req.param('token'))),
  )
  app.get('/api/logo', async context => {
    viewerFrom(context)
    return picture(await requireLogo(context.get('workspace')))
  })
  app.get('/api/reports/:token/logo', async context =>
    picture(await logoBehind(context.get('workspace'), context.req.param('token'), 'report')),
  )
  app.get('/api/reviews/:token/logo', async context =>
    picture(await logoBehind(context.get('workspace'), context.req.param('token'), 'shortlist')),
  )
  // Whoever holds the link is let in; nobody else, and nowhere else.
  app.get('/api/reviews/:token', async context =>
    context.json(await openReview(context.get('workspace'), context.req.param('token'))),
  )
  app.post('/api/reviews/:token', async context => {
    await giveVerdict(context.get('workspace'), context.req.param('token'), await bodyFrom(context, verdict))
    return context.json({})
  })
}

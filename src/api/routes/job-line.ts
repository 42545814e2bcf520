import type { Hono } from 'hono'
import { changeWork, workChange } from '#src/actions/work-settings.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { jobLine } from '#src/projections/job-line/job-line.ts'
import { workSettings } from '#src/projections/job-line/settings.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'

/** The line of a job, and by which rules touches belong to one. */
export function jobLineRoutes(app: Hono<Env>): void {
  app.get('/api/jobs/:id/line', async context => {
    const workspace = context.get('workspace')
    const line = await jobLine(workspace.db.app, viewerFrom(context), idFrom(context), workspace.now())
    if (!line) throw new Refusal('missing', 'This job is not here.')
    return context.json(line)
  })
  app.get('/api/work-settings', async context => {
    viewerFrom(context)
    return context.json(await workSettings(context.get('workspace').db.app))
  })
  app.patch('/api/work-settings', async context =>
    context.json(await changeWork(context.get('workspace'), viewerFrom(context), await bodyFrom(context, workChange))),
  )
}

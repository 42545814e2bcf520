import type { Hono } from 'hono'
import { Refusal } from '#src/domain/refusal.ts'
import { jobLine } from '#src/projections/job-line/job-line.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'

/** The line of a job, and what may be said of how it is counted. */
export function jobLineRoutes(app: Hono<Env>): void {
  app.get('/api/jobs/:id/line', async context => {
    const workspace = context.get('workspace')
    const line = await jobLine(workspace.db.app, viewerFrom(context), idFrom(context), workspace.now())
    if (!line) throw new Refusal('missing', 'This job is not here.')
    return context.json(line)
  })
}

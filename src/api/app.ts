import { Hono } from 'hono'
import type { Workspace } from '#src/access/workspace.ts'
import { viewerOf } from '#src/actions/accounts/sessions.ts'
import type { Logger } from '#src/lib/log.ts'
import { derivedState } from '#src/projections/fold/create.ts'
import { limited } from './body.ts'
import type { DemoHouse, Env } from './context.ts'
import { readToken } from './cookie.ts'
import { sameOrigin, secureHeaders } from './guard.ts'
import type { Live } from './live.ts'
import { once } from './once.ts'
import { missesView, nothingHere, problemOf, remaking, sendProblem } from './problem.ts'
import { accountRoutes } from './routes/accounts.ts'
import { apartRoutes } from './routes/apart.ts'
import { channelRoutes } from './routes/channels.ts'
import { companyRoutes } from './routes/companies.ts'
import { costRoutes } from './routes/cost.ts'
import { cvRoutes } from './routes/cvs.ts'
import { entryRoutes } from './routes/entries.ts'
import { erasureRoutes } from './routes/erasure.ts'
import { houseCvRoutes } from './routes/house-cv.ts'
import { importRoutes } from './routes/imports.ts'
import { jobLineRoutes } from './routes/job-line.ts'
import { jobRoutes } from './routes/jobs.ts'
import { lineRoutes } from './routes/line.ts'
import { liveRoutes } from './routes/live.ts'
import { logRoutes } from './routes/log.ts'
import { peopleRoutes } from './routes/people.ts'
import { personRoutes } from './routes/person.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { samePersonRoutes } from './routes/same-person.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { todayRoutes } from './routes/today.ts'
import { worksRoutes } from './routes/works.ts'

interface ApiOptions {
  readonly workspace: Workspace
  readonly demo: DemoHouse | null
  readonly live: Live
  readonly log: Logger
}

/** Files stream to disk, whatever their size. */
const isUpload = /^\/api\/imports\/[^/]+\/files$/

/** The HTTP face: parses, calls an action or a projection's query, answers. It holds no rule and no SQL. */
export function createApi({ workspace, demo, live, log }: ApiOptions): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(async (error, context) => {
    if (missesView(error) && (await derivedState(workspace.db.app)) === 'stale') return sendProblem(context, remaking)
    const found = problemOf(error)
    if (found.status >= 500)
      log.error({ err: error, method: context.req.method, route: context.req.routePath }, 'request failed')
    return sendProblem(context, found)
  })
  app.notFound(context => sendProblem(context, nothingHere))
  app.use(secureHeaders)
  app.use('/api/*', sameOrigin)
  app.use('/api/*', (context, next) => (isUpload.test(context.req.path) ? next() : limited(context, next)))
  app.use('/api/*', async (context, next) => {
    const token = readToken(context)
    context.set('workspace', workspace)
    context.set('demo', demo)
    context.set('log', log)
    context.set('token', token)
    context.set('viewer', token ? await viewerOf(workspace, token) : null)
    context.header('cache-control', 'no-store')
    await next()
  })
  app.use('/api/*', once)
  app.use('/to/*', (context, next) => {
    context.set('workspace', workspace)
    return next()
  })
  for (const routes of [
    sessionRoutes,
    accountRoutes,
    peopleRoutes,
    personRoutes,
    apartRoutes,
    cvRoutes,
    houseCvRoutes,
    lineRoutes,
    entryRoutes,
    logRoutes,
    todayRoutes,
    samePersonRoutes,
    companyRoutes,
    jobRoutes,
    reviewRoutes,
    jobLineRoutes,
    worksRoutes,
    costRoutes,
    channelRoutes,
    importRoutes,
    settingsRoutes,
  ])
    routes(app)
  liveRoutes(app, live)
  erasureRoutes(app, live)
  app.all('/api/*', context => sendProblem(context, nothingHere))
  return app
}

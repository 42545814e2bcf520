import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Workspace } from '#src/access/workspace.ts'
import { viewerOf } from '#src/actions/accounts/sessions.ts'
import type { Logger } from '#src/lib/log.ts'
import type { DemoHouse, Env } from './context.ts'
import { readToken } from './cookie.ts'
import { sameOrigin, secureHeaders } from './guard.ts'
import type { Live } from './live.ts'
import { problemOf } from './problem.ts'
import { accountRoutes } from './routes/accounts.ts'
import { companyRoutes } from './routes/companies.ts'
import { entryRoutes } from './routes/entries.ts'
import { importRoutes } from './routes/imports.ts'
import { lineRoutes } from './routes/line.ts'
import { liveRoutes } from './routes/live.ts'
import { logRoutes } from './routes/log.ts'
import { peopleRoutes } from './routes/people.ts'
import { personRoutes } from './routes/person.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { todayRoutes } from './routes/today.ts'

export interface ApiOptions {
  readonly workspace: Workspace
  readonly demo: DemoHouse | null
  readonly live: Live
  readonly log: Logger
}

/** The HTTP face: parses, calls an action or a projection's query, answers. It holds no rule and no SQL. */
export function createApi({ workspace, demo, live, log }: ApiOptions): Hono<Env> {
  const app = new Hono<Env>()
  app.onError((error, context) => {
    const { status, problem } = problemOf(error)
    if (status >= 500)
      log.error({ err: error, method: context.req.method, route: context.req.routePath }, 'request failed')
    return context.json(problem, status, {
      'content-type': 'application/problem+json',
      ...(status === 429 ? { 'retry-after': '60' } : {}),
    })
  })
  app.use(secureHeaders)
  app.use('/api/*', sameOrigin)
  app.use('/api/imports/:id/files', bodyLimit({ maxSize: Number.MAX_SAFE_INTEGER }))
  app.use('/api/*', async (context, next) => {
    const token = readToken(context)
    context.set('workspace', workspace)
    context.set('demo', demo)
    context.set('token', token)
    context.set('viewer', token ? await viewerOf(workspace, token) : null)
    context.header('cache-control', 'no-store')
    await next()
  })
  for (const routes of [
    sessionRoutes,
    accountRoutes,
    peopleRoutes,
    personRoutes,
    lineRoutes,
    entryRoutes,
    logRoutes,
    todayRoutes,
    companyRoutes,
    importRoutes,
    settingsRoutes,
  ])
    routes(app)
  liveRoutes(app, live)
  app.all('/api/*', context =>
    context.json({ type: 'urn:throughline:missing', title: 'There is nothing at this address.', status: 404 }, 404),
  )
  return app
}

import type { Hono } from 'hono'
import * as z from 'zod'
import { newHouse, setUp } from '#src/actions/accounts/accounts.ts'
import { closeSession, openSession, viewerOf } from '#src/actions/accounts/sessions.ts'
import { signIn } from '#src/actions/accounts/sign-in.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { version } from '#src/lib/version.ts'
import { sessionView } from '#src/projections/session.ts'
import { bodyFrom } from '../body.ts'
import { clientOf } from '../client.ts'
import type { Env, Request } from '../context.ts'
import { writeToken } from '../cookie.ts'

const credentials = z.object({ email: z.string().max(320), password: z.string().max(4096) })

async function opened(context: Request, account: string, token: string) {
  const workspace = context.get('workspace')
  writeToken(context, token)
  const viewer = await viewerOf(workspace, token)
  if (!viewer || viewer.account !== account) throw new Refusal('signed-out', 'This account is not active.')
  return context.json(await sessionView(workspace.db.app, viewer, context.get('demo') !== null, version))
}

export function sessionRoutes(app: Hono<Env>): void {
  app.get('/api/session', async context => {
    const workspace = context.get('workspace')
    const demo = context.get('demo')
    const [first] = demo?.accounts ?? []
    // The invented agency is opened as one of its people; a switch leads to the others.
    if (first && !context.get('viewer')) return opened(context, first, await openSession(workspace, first))
    return context.json(await sessionView(workspace.db.app, context.get('viewer'), demo !== null, version))
  })
  app.post('/api/setup', async context => {
    const workspace = context.get('workspace')
    const { account } = await setUp(workspace, await bodyFrom(context, newHouse))
    return opened(context, account, await openSession(workspace, account))
  })
  app.post('/api/session', async context => {
    const { email, password } = await bodyFrom(context, credentials)
    const { account, token } = await signIn(context.get('workspace'), email, password, clientOf(context))
    return opened(context, account, token)
  })
  app.delete('/api/session', async context => {
    const token = context.get('token')
    if (token) await closeSession(context.get('workspace'), token)
    writeToken(context, null)
    return context.json({ signedOut: true })
  })
  app.post('/api/session/switch', async context => {
    const demo = context.get('demo')
    const { account } = await bodyFrom(context, z.object({ account: z.guid() }))
    if (!demo?.accounts.includes(account)) throw new Refusal('missing', 'There is nothing at this address.')
    const workspace = context.get('workspace')
    return opened(context, account, await openSession(workspace, account))
  })
}

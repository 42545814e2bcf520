import type { Hono } from 'hono'
import * as z from 'zod'
import { mayManage } from '#src/access/viewer.ts'
import {
  acceptInvitation,
  accountChange,
  changeAccount,
  invitation,
  invite,
  newInvitation,
} from '#src/actions/accounts/accounts.ts'
import { openSession } from '#src/actions/accounts/sessions.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { listAccounts } from '#src/projections/session.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'
import { writeToken } from '../cookie.ts'

export function accountRoutes(app: Hono<Env>): void {
  app.get('/api/accounts', async context => {
    if (!mayManage(viewerFrom(context))) throw new Refusal('forbidden', 'Only an admin sees this list.')
    return context.json(await listAccounts(context.get('workspace').db.app))
  })
  app.post('/api/invitations', async context => {
    const { token } = await invite(
      context.get('workspace'),
      viewerFrom(context),
      await bodyFrom(context, newInvitation),
    )
    return context.json({ link: `${new URL(context.req.url).origin}/invitation/${token}` })
  })
  app.get('/api/invitations/:token', async context =>
    context.json(await invitation(context.get('workspace'), context.req.param('token'))),
  )
  app.post('/api/invitations/:token', async context => {
    const workspace = context.get('workspace')
    const { password } = await bodyFrom(context, z.object({ password: z.string().max(4096) }))
    const { account } = await acceptInvitation(workspace, context.req.param('token'), password)
    writeToken(context, await openSession(workspace, account))
    return context.json({ account })
  })
  app.patch('/api/accounts/:id', async context => {
    await changeAccount(
      context.get('workspace'),
      viewerFrom(context),
      idFrom(context),
      await bodyFrom(context, accountChange),
    )
    return context.json({ changed: true })
  })
}

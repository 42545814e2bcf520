import type { Hono } from 'hono'
import * as z from 'zod'
import { changeChannel, openChannel } from '#src/actions/channels/channels.ts'
import { follow, linkFor } from '#src/actions/channels/follow.ts'
import { channelChange, channelCode, newChannel } from '#src/domain/own-channel.ts'
import { ownChannels, unnamedSources } from '#src/projections/channels/list.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, type Request, viewerFrom } from '../context.ts'

const bot =
  /bot|crawl|spider|slurp|preview|scan|fetch|monitor|facebookexternalhit|whatsapp|telegram|skype|slack|discord|curl|wget|python|java\/|go-http|headless|safelinks|barracuda|proofpoint|mimecast/i

/** Mail scanners and previews open every link before a person does; they do not say that they navigate for somebody. */
function isMachine(context: Request): boolean {
  const { req } = context
  const agent = req.header('user-agent') ?? ''
  const purpose = `${req.header('purpose') ?? ''} ${req.header('sec-purpose') ?? ''} ${req.header('x-moz') ?? ''}`
  const mode = req.header('sec-fetch-mode')
  return (
    req.method !== 'GET' ||
    agent === '' ||
    bot.test(agent) ||
    /prefetch|preview|prerender/i.test(purpose) ||
    (mode !== undefined && mode !== 'navigate') ||
    !(req.header('accept') ?? '').includes('text/html')
  )
}

/** Our own channels, and the tracked addresses that lead through them. */
export function channelRoutes(app: Hono<Env>): void {
  app.get('/api/channels', async context =>
    context.json(await ownChannels(context.get('workspace').db.app, viewerFrom(context))),
  )
  app.get('/api/channels/unnamed', async context =>
    context.json(await unnamedSources(context.get('workspace').db.app, viewerFrom(context))),
  )
  app.post('/api/channels', async context => {
    const viewer = viewerFrom(context)
    return context.json(await openChannel(context.get('workspace'), viewer, await bodyFrom(context, newChannel)), 201)
  })
  app.patch('/api/channels/:id', async context => {
    const viewer = viewerFrom(context)
    const change = await bodyFrom(context, channelChange)
    return context.json(await changeChannel(context.get('workspace'), viewer, idFrom(context), change))
  })
  app.post('/api/channel-links', async context => {
    const viewer = viewerFrom(context)
    const { code, person } = await bodyFrom(context, z.object({ code: channelCode, person: z.guid() }))
    const { path } = await linkFor(context.get('workspace'), viewer, code, person)
    return context.json({ link: `${new URL(context.req.url).origin}${path}` }, 201)
  })
  const lead = async (context: Request, code: string, token: string | null) => {
    const target = await follow(context.get('workspace'), code.toLowerCase().slice(0, 80), token, isMachine(context))
    context.header('cache-control', 'no-store')
    context.header('referrer-policy', 'no-referrer')
    return context.redirect(target, 302)
  }
  // Whoever opens a tracked address goes on to its page; nobody needs to be signed in.
  app.get('/to/:code', context => lead(context, context.req.param('code'), null))
  app.get('/to/:code/:token', context => lead(context, context.req.param('code'), context.req.param('token')))
}

import type { Hono } from 'hono'
import * as z from 'zod'
import { retractEntry, setMinutes, shareEntry } from '#src/actions/entries/entries.ts'
import { mailParts, originalProblem } from '#src/actions/entries/mail-parts.ts'
import { visibilities } from '#src/domain/answers.ts'
import { minutesSet } from '#src/domain/effort.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { StoreError } from '#src/originals/store.ts'
import { entryDetail, readableOriginal } from '#src/projections/entry/detail.ts'
import { attachment } from '../attachment.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, type Request, viewerFrom } from '../context.ts'

const sharing = z.object({ visible: z.enum(visibilities) })

async function download(context: Request, entry: string, original: string | null): Promise<Response> {
  const workspace = context.get('workspace')
  const found = await readableOriginal(workspace.db.app, viewerFrom(context), entry, original)
  if (!found) throw new Refusal('missing', 'This file is not here, or you may not read it.')
  const problem = await originalProblem(workspace, found.id)
  if (problem) throw new StoreError(problem, found.id)
  const bytes = await workspace.originals.get(found.id)
  const name = found.name ?? (found.mediaType === 'message/rfc822' ? 'message.eml' : 'file')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': attachment(name),
      'cache-control': 'no-store',
    },
  })
}

export function entryRoutes(app: Hono<Env>): void {
  app.get('/api/entries/:id', async context => {
    const workspace = context.get('workspace')
    const detail = await entryDetail(workspace.db.app, viewerFrom(context), idFrom(context))
    if (!detail) throw new Refusal('missing', 'This is not here, or you may not see it.')
    if (!detail.original) return context.json(detail)
    const problem = await originalProblem(workspace, detail.original.id)
    const parts =
      !problem && detail.original.mediaType === 'message/rfc822' ? await mailParts(workspace, detail.original.id) : {}
    return context.json({ ...detail, ...parts, original: { ...detail.original, problem } })
  })
  app.get('/api/entries/:id/original', context => download(context, idFrom(context), null))
  app.get('/api/originals/:id', context => {
    const entry = context.req.query('entry') ?? ''
    if (!z.guid().safeParse(entry).success)
      throw new Refusal('missing', 'This file is not here, or you may not read it.')
    return download(context, entry, idFrom(context))
  })
  app.post('/api/entries/:id/sharing', async context => {
    const { visible } = await bodyFrom(context, sharing)
    return context.json(await shareEntry(context.get('workspace'), viewerFrom(context), idFrom(context), visible))
  })
  app.put('/api/entries/:id/minutes', async context => {
    const { minutes } = await bodyFrom(context, minutesSet)
    return context.json(await setMinutes(context.get('workspace'), viewerFrom(context), idFrom(context), minutes))
  })
  app.post('/api/entries/:id/retract', async context =>
    context.json(await retractEntry(context.get('workspace'), viewerFrom(context), idFrom(context))),
  )
}

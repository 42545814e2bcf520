import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Hono } from 'hono'
import * as z from 'zod'
import {
  beginImport,
  dropImport,
  importView,
  listImports,
  moveImport,
  openImport,
  setAnswers,
} from '#src/actions/imports/imports.ts'
import { previewImport, surveyImport } from '#src/actions/imports/survey-import.ts'
import { undoImport } from '#src/actions/imports/undo-import.ts'
import { fixRow, unreadCsv, unreadRows } from '#src/actions/imports/unread.ts'
import { requireWriter } from '#src/actions/perform.ts'
import { codeOf } from '#src/db/errors.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { freshId } from '#src/ledger/ids.ts'
import { preferencesOf } from '#src/projections/session.ts'
import { connectors } from '#src/sources/index.ts'
import { safePath } from '#src/sources/intake/entry-name.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, type Request, viewerFrom } from '../context.ts'
import { parameter } from '../query.ts'

const cells = z.object({ row: z.record(z.string().max(500), z.string().max(100_000)) })
const countryOf = async (context: Request) =>
  (await preferencesOf(context.get('workspace').db.app, viewerFrom(context))).country

/** Streams the body into the import's own folder; nothing of it is held in memory. */
async function takeFile(context: Request): Promise<void> {
  const viewer = viewerFrom(context)
  requireWriter(viewer)
  const { folder } = await openImport(context.get('workspace').db.app, viewer, idFrom(context))
  const found = safePath(context.req.query('path') ?? '')
  if (!('path' in found) || !found.path)
    throw new Refusal('invalid', 'why' in found ? found.why : 'The file needs a name.', '/path')
  // Beside the folder until it is whole: an upload that breaks off leaves no half of a file.
  const part = `${folder}.${freshId()}.part`
  try {
    await pipeline(
      context.req.raw.body ? Readable.fromWeb(context.req.raw.body as never) : Readable.from([]),
      createWriteStream(part),
    )
    const target = join(folder, found.path)
    await mkdir(dirname(target), { recursive: true })
    const saved = savedAt(context.req.query('modified'))
    if (saved) await utimes(part, saved, saved)
    await rename(part, target)
  } catch (error) {
    if (misplaced.has(codeOf(error) ?? ''))
      throw new Refusal('invalid', 'A file of this name cannot stand beside the others.', '/path')
    throw error
  } finally {
    await rm(part, { force: true })
  }
}
/** The file's own date, as the browser has it; one that cannot be is none. */
function savedAt(text: string | undefined): Date | null {
  const time = text === undefined ? Number.NaN : Date.parse(text)
  return time > 0 && time <= Date.now() ? new Date(time) : null
}
/** A folder where there is a file, a file where there is a folder, a name that no disk takes. */
const misplaced: ReadonlySet<string> = new Set(['ENOTDIR', 'EEXIST', 'EISDIR', 'ENOTEMPTY', 'ENAMETOOLONG', 'EINVAL'])

export function importRoutes(app: Hono<Env>): void {
  app.get('/api/connectors', context => {
    viewerFrom(context)
    return context.json(connectors.map(({ name, label, reads }) => ({ name, label, reads })))
  })
  app.get('/api/imports', async context =>
    context.json(await listImports(context.get('workspace').db.app, viewerFrom(context))),
  )
  app.post('/api/imports', async context => {
    const { name } = await bodyFrom(context, z.object({ name: z.string().trim().min(1).max(200).default('Import') }))
    return context.json(await beginImport(context.get('workspace'), viewerFrom(context), name), 201)
  })
  app.get('/api/imports/:id', async context =>
    context.json(await importView(context.get('workspace').db.app, viewerFrom(context), idFrom(context))),
  )
  app.delete('/api/imports/:id', async context => {
    await dropImport(context.get('workspace'), viewerFrom(context), idFrom(context))
    return context.json({ dropped: true })
  })
  app.put('/api/imports/:id/files', async context => {
    await takeFile(context)
    return context.json({ taken: true })
  })
  app.post('/api/imports/:id/survey', async context =>
    context.json(
      await surveyImport(context.get('workspace'), viewerFrom(context), idFrom(context), await countryOf(context)),
    ),
  )
  app.put('/api/imports/:id/answers', async context =>
    context.json(
      await setAnswers(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        await bodyFrom(context, z.unknown()),
      ),
    ),
  )
  app.get('/api/imports/:id/preview', async context =>
    context.json(
      await previewImport(context.get('workspace'), viewerFrom(context), idFrom(context), await countryOf(context)),
    ),
  )
  app.post('/api/imports/:id/undo', async context =>
    context.json(await undoImport(context.get('workspace'), viewerFrom(context), idFrom(context))),
  )
  for (const move of ['start', 'pause', 'resume', 'stop'] as const)
    app.post(`/api/imports/:id/${move}`, async context =>
      context.json(await moveImport(context.get('workspace'), viewerFrom(context), idFrom(context), move)),
    )
  app.get('/api/imports/:id/unread', async context =>
    context.json(
      await unreadRows(
        context.get('workspace').db.app,
        viewerFrom(context),
        idFrom(context),
        parameter(context, 'cursor') || null,
      ),
    ),
  )
  app.get('/api/imports/:id/unread.csv', async context =>
    context.body(await unreadCsv(context.get('workspace').db.app, viewerFrom(context), idFrom(context)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="rows-to-fix.csv"',
    }),
  )
  app.post('/api/imports/:id/unread/:row', async context => {
    const { row } = await bodyFrom(context, cells)
    return context.json(
      await fixRow(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        idFrom(context, 'row'),
        row,
        await countryOf(context),
      ),
    )
  })
}

import type { Hono } from 'hono'
import * as z from 'zod'
import { mayManage } from '#src/access/viewer.ts'
import { doctor } from '#src/actions/doctor.ts'
import { exportAll, exportFile, exportFormats } from '#src/actions/exports/export-all.ts'
import { changePreferences, changeSettings, preferencesChange, settingsChange } from '#src/actions/settings.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { preferencesOf } from '#src/projections/session.ts'
import { settingsOf } from '#src/projections/settings.ts'
import { bodyFrom } from '../body.ts'
import { type Env, viewerFrom } from '../context.ts'
import { download } from '../download.ts'
import { queryFrom } from '../query.ts'

export function settingsRoutes(app: Hono<Env>): void {
  app.get('/api/preferences', async context =>
    context.json(await preferencesOf(context.get('workspace').db.app, viewerFrom(context))),
  )
  app.put('/api/preferences', async context => {
    const viewer = viewerFrom(context)
    await changePreferences(context.get('workspace'), viewer, await bodyFrom(context, preferencesChange))
    return context.json(await preferencesOf(context.get('workspace').db.app, viewer))
  })
  app.get('/api/settings', async context => {
    viewerFrom(context)
    return context.json(await settingsOf(context.get('workspace').db.app))
  })
  app.put('/api/settings', async context =>
    context.json(
      await changeSettings(context.get('workspace'), viewerFrom(context), await bodyFrom(context, settingsChange)),
    ),
  )
  app.get('/api/export', context => {
    const viewer = viewerFrom(context)
    const { format } = queryFrom(context, z.object({ format: z.enum(exportFormats).default('jsonl') }))
    const { name, mediaType } = exportFile[format]
    return download(
      {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
      write => exportAll(context.get('workspace'), viewer, format, write),
      error => context.get('log').error({ err: error, format }, 'an export broke off'),
    )
  })
  app.get('/api/doctor', async context => {
    if (!mayManage(viewerFrom(context))) throw new Refusal('forbidden', 'Only an admin sees this page.')
    return context.json(await doctor(context.get('workspace')))
  })
}

import type { Hono } from 'hono'
import { importPaths } from '#src/actions/imports/imports.ts'
import { judgeLesson } from '#src/actions/person/unteach.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { importedCvs } from '#src/projections/cv/imported.ts'
import { cvPage } from '#src/projections/cv/page.ts'
import { taughtLessons } from '#src/projections/cv/taught.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'

export function cvRoutes(app: Hono<Env>): void {
  app.get('/api/lessons', async context =>
    context.json(await taughtLessons(context.get('workspace').db.app, viewerFrom(context))),
  )
  app.delete('/api/lessons/:id', async context => {
    await judgeLesson(context.get('workspace'), viewerFrom(context), idFrom(context), true)
    return context.json({ takenBack: true })
  })
  app.put('/api/lessons/:id', async context => {
    await judgeLesson(context.get('workspace'), viewerFrom(context), idFrom(context), false)
    return context.json({ takenBack: false })
  })
  app.get('/api/people/:id/cvs/:entry', async context => {
    const { db } = context.get('workspace')
    const page = await cvPage(db.app, viewerFrom(context), idFrom(context), idFrom(context, 'entry'))
    if (!page) throw new Refusal('missing', 'This CV is not here, or you may not read it.')
    return context.json(page)
  })
  app.get('/api/imports/:id/cvs', async context => {
    const { db } = context.get('workspace')
    const viewer = viewerFrom(context)
    await importPaths(db.app, viewer, idFrom(context))
    return context.json(await importedCvs(db.app, viewer, idFrom(context)))
  })
}

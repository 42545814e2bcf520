import type { Hono } from 'hono'
import * as z from 'zod'
import { cvAsked, makeCv } from '#src/actions/house-cv/make.ts'
import { changeCvStyle, cvStyleChange, sampleCv } from '#src/actions/house-cv/style.ts'
import { cvMediaTypes, cvSections, cvStyle } from '#src/domain/house-cv.ts'
import { cvStyleOf } from '#src/projections/cv-style.ts'
import { attachment } from '../attachment.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, viewerFrom } from '../context.ts'
import { queryFrom } from '../query.ts'

const asked = z.object({
  form: cvAsked.shape.form,
  format: cvAsked.shape.format,
  employer: z.enum(['true', 'false']).default('true'),
  /** Joined by commas. */
  sections: z.string().max(200).optional(),
})

/** CVs in the house's own form, and what that form is. */
export function houseCvRoutes(app: Hono<Env>): void {
  app.get('/api/people/:id/house-cv', async context => {
    const { employer, sections, ...query } = queryFrom(context, asked)
    const made = await makeCv(context.get('workspace'), viewerFrom(context), idFrom(context), {
      ...query,
      employer: employer === 'true',
      ...(sections === undefined
        ? {}
        : { sections: sections.split(',').flatMap(name => cvSections.find(one => one === name) ?? []) }),
    })
    return new Response(new Uint8Array(made.bytes), {
      headers: {
        'content-type': cvMediaTypes[made.format],
        'content-disposition': attachment(made.name),
        'x-undrawn': made.complete ? 'false' : 'true',
        'cache-control': 'no-store',
      },
    })
  })
  app.get('/api/cv-style', async context => {
    viewerFrom(context)
    return context.json(await cvStyleOf(context.get('workspace').db.app))
  })
  app.post('/api/cv-style/sample', async context => {
    const bytes = await sampleCv(context.get('workspace'), viewerFrom(context), await bodyFrom(context, cvStyle))
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': cvMediaTypes.pdf, 'cache-control': 'no-store' },
    })
  })
  app.put('/api/cv-style', async context =>
    context.json(
      await changeCvStyle(context.get('workspace'), viewerFrom(context), await bodyFrom(context, cvStyleChange)),
    ),
  )
}

import type { Line } from '../layout/model.ts'
import { assign, type Roles } from './assign.ts'
import { headParts } from './atoms.ts'
import { companyScore } from './company-words.ts'
import type { Context } from './context.ts'
import type { Job } from './cv.ts'
import { entriesOf } from './entries.ts'
import { bodyOf } from './paragraphs.ts'
import { found } from './piece.ts'
import { spanFound } from './spans.ts'
import { titleScore } from './title-words.ts'

const roles: Roles = { what: titleScore, where: companyScore, first: 'what', alone: 'what' }

/** The jobs of a section, in its order. */
export function jobsOf(lines: readonly Line[], context: Context): Job[] {
  const entries = entriesOf(lines, context.monthFirst)
  const parts = entries.map(headParts)
  const assigned = assign(parts.map(part => part.atoms), roles)
  const jobs: Job[] = []
  entries.forEach((entry, i) => {
    const [part, told] = [parts[i], assigned[i]]
    if (!part || !told) return
    const body = bodyOf(entry.body, context.words)
    const place = part.places[0]
    const link = part.urls[0]
    const href = told.where?.piece.words.find(word => word.href)?.href ?? null
    const said = told.rest.filter(atom => atom.piece.text.length > 2)
    if (!told.what && !told.where && !entry.dates.length) return
    jobs.push({
      ...spanFound(entry),
      company: told.where ? found(told.where.piece.text, told.where.piece, told.clear) : null,
      title: told.what ? found(told.what.piece.text, told.what.piece, told.clear) : null,
      place: place ? found(place.text, place, 0.9) : null,
      url: link ? found(link.text, link, 0.9) : href && told.where && !href.startsWith('mailto:') ? found(href, told.where.piece, 0.8) : null,
      description: said.length > 0 ? found(said.map(atom => atom.piece.text).join(', '), said.map(atom => atom.piece), 0.6) : null,
      summary: body.summary,
      highlights: body.highlights,
    })
  })
  return jobs.filter((job, i) => !jobs.slice(0, i).some(other => same(job, other)))
}

/** A page's end may print a line twice. */
const same = (a: Job, b: Job) =>
  a.company?.value === b.company?.value &&
  a.title?.value === b.title?.value &&
  a.from?.value === b.from?.value &&
  a.to?.value === b.to?.value &&
  a.from !== null &&
  a.highlights.length === 0

import type { Line } from '../layout/model.ts'
import { assign, type Roles } from './assign.ts'
import { type Atom, headParts, withoutLink } from './atoms.ts'
import { companyScore } from './company-words.ts'
import type { Context } from './context.ts'
import type { Job } from './cv.ts'
import { entriesOf } from './entries.ts'
import { jobsOfForm } from './forms.ts'
import { formEntries, promises } from './labelled.ts'
import { bodyOf } from './paragraphs.ts'
import { found } from './piece.ts'
import { withSeats } from './seats.ts'
import { spanFound } from './spans.ts'
import { titleScore } from './title-words.ts'

const roles: Roles = { what: titleScore, where: companyScore, first: 'what', alone: 'what' }

/** The jobs of a section, in its order. */
export function jobsOf(lines: readonly Line[], context: Context): Job[] {
  const form = formEntries(lines)
  if (form) return jobsOfForm(form, context)
  const plain = lines.filter(
    (line, i) => i === 0 || !promises(line, lines[i + 1]) || titleScore(line.cells[0].text) > 0,
  )
  const entries = entriesOf(plain, context.monthFirst)
  const parts = withSeats(entries.map(headParts))
  const assigned = assign(
    parts.map(part => part.atoms),
    roles,
  )
  const jobs: Job[] = []
  const looks: { title: string | null; company: string | null }[] = []
  entries.forEach((entry, i) => {
    const [part, told] = [parts[i], assigned[i]]
    if (!part || !told) return
    const body = bodyOf(entry.body, context.words)
    const place = part.places[0]
    const link = part.urls[0]
    const href = told.where?.piece.words.find(word => word.href)?.href ?? null
    const said = told.rest.filter(atom => atom.piece.text.length > 2)
    if (!told.what && !told.where && !entry.dates.length) return
    const where = told.where ? withoutLink(told.where.piece) : null
    looks.push({ title: told.what ? lookOf(told.what) : null, company: told.where ? lookOf(told.where) : null })
    jobs.push({
      ...spanFound(entry),
      company: where ? found(where.text, where, told.clear) : null,
      title: told.what ? found(told.what.piece.text, told.what.piece, told.clear) : null,
      place: place ? found(place.text, place, 0.9) : null,
      url: link
        ? found(link.text, link, 0.9)
        : href && told.where && !href.startsWith('mailto:')
          ? found(href, told.where.piece, 0.8)
          : null,
      description:
        said.length > 0
          ? found(
              said.map(atom => atom.piece.text).join(', '),
              said.map(atom => atom.piece),
              0.6,
            )
          : null,
      summary: body.summary,
      highlights: body.highlights,
    })
  })
  const whole = underOneRoof(jobs, looks)
  return whole.filter((job, i) => !whole.slice(0, i).some(other => same(job, other)))
}

const lookOf = (atom: Atom): string => atom.key.split(' ').slice(0, 4).join(' ')

const within = (inner: Job, outer: Job): boolean =>
  inner.from !== null &&
  outer.from !== null &&
  inner.from.value >= outer.from.value.slice(0, inner.from.value.length) &&
  (outer.current || outer.to === null || (inner.to?.value ?? '9') <= `${outer.to.value}~`)

/**
 * Several posts under one employer: the employer stands once, with or without its own time, and each post below it with
 * title and time alone. An employer's line of its own is no post.
 */
function underOneRoof(jobs: readonly Job[], looks: readonly { title: string | null; company: string | null }[]): Job[] {
  const result: Job[] = []
  let roof: { company: Job['company']; title: string | null } | null = null
  jobs.forEach((job, i) => {
    const next = jobs[i + 1]
    const bare = job.company && !job.title && job.highlights.length === 0 && !job.summary
    if (bare && next?.title && !next.company && (within(next, job) || job.from === null)) {
      roof = { company: job.company, title: looks[i + 1]?.title ?? null }
      return
    }
    if (job.title && !job.company && roof && roof.title === looks[i]?.title) {
      result.push({ ...job, company: roof.company })
      return
    }
    const stacked = job.company && job.title && looks[i]?.company !== looks[i]?.title
    roof = stacked ? { company: job.company, title: looks[i]?.title ?? null } : null
    result.push(job)
  })
  return result
}

/** A page's end may print a line twice. */
const same = (a: Job, b: Job) =>
  a.company?.value === b.company?.value &&
  a.title?.value === b.title?.value &&
  a.from?.value === b.from?.value &&
  a.to?.value === b.to?.value &&
  a.from !== null &&
  a.highlights.length === 0

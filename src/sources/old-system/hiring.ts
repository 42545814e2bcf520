import type { Draft, Unread } from '#src/domain/draft.ts'
import { date, drafted, filled, list, rowId, type SystemRow, text, unreadable } from './row-drafts.ts'
import { cellAt } from './system.ts'

const longestText = 100_000
const over = /\b(closed|filled|cancell?ed|lost|archived|won|placed|on ?hold closed|geschlossen|besetzt)\b/i
const stages = ['candidate joborder status', 'stage', 'status'] as const

/** A job: an assignment opened, and closed where the old system says so. */
export function jobDrafts(row: SystemRow): Draft[] {
  const { system, loaded } = row
  const cells = row.row.cells
  const id = cellAt(cells, loaded.layout.id)
  const client = system.companyOf(cells, loaded.layout, 'client')
  const status = system.words(text(row, 'stage'), stages)
  const opened = date(row, 'opened', 'created')
  const closed = date(row, 'closed')
  const begins = date(row, 'begins')
  const contact = system.partyIn(cells, loaded.layout)
  const shared = { companies: list(client), assignments: [system.assignmentRef(id)], people: list(contact) }
  const owner = system.author(cells, loaded.layout)
  const body = filled({
    title: text(row, 'title').slice(0, 300),
    client: client?.name,
    status,
    opened: opened?.at?.slice(0, 10),
    closed: closed?.at?.slice(0, 10),
    place: [text(row, 'place'), text(row, 'state')].filter(Boolean).join(', ').slice(0, 300),
    openings: Number(text(row, 'openings')) || null,
    pay: text(row, 'pay').slice(0, 200),
    author: owner,
  })
  // The first day at work that the client asks for, not the day on which the job was opened.
  const words =
    begins?.precision === 'day' || begins?.precision === 'instant' ? { start: begins.at?.slice(0, 10) ?? '' } : null
  const drafts = [
    drafted(row, 'assignment.opened', words ? { ...body, words } : body, opened, {
      ...shared,
      text: text(row, 'text').slice(0, longestText) || null,
    }),
  ]
  if (closed || over.test(status)) {
    drafts.push(
      drafted(row, 'assignment.closed', filled({ status }), closed ?? date(row, 'modified'), { ...shared, people: [] }),
    )
  }
  return drafts
}

/** A company of the old system: its name and what is written about it. */
export function companyDrafts(row: SystemRow): Draft[] {
  const id = cellAt(row.row.cells, row.loaded.layout.id)
  const company = row.system.companyRef(id, 'about')
  if (!company) return []
  const companies = [company]
  const body = filled({
    name: company.name,
    site: text(row, 'site'),
    phone: text(row, 'phone'),
    place: [text(row, 'place'), text(row, 'state')].filter(Boolean).join(', '),
  })
  const drafts = [drafted(row, 'company.recorded', body, date(row, 'created'), { companies, contentInKey: true })]
  const note = text(row, 'text').slice(0, longestText)
  if (note)
    drafts.push(
      drafted(row, 'note.written', {}, date(row, 'created'), {
        companies,
        channel: 'internal',
        text: note,
        contentInKey: true,
      }),
    )
  return drafts
}

/** A person for a job: opened, and moved to where it stands when no history of stages tells it better. */
export function candidacyDrafts(row: SystemRow): (Draft | Unread)[] {
  const { system, loaded } = row
  const cells = row.row.cells
  const about = pair(row)
  if (typeof about === 'string') return [unreadable(row, about)]
  const { party, pairKey } = about
  const shared = { people: [party], assignments: list(system.assignmentOf(cells, loaded.layout)) }
  const created = date(row, 'created', 'date')
  const modified = date(row, 'modified')
  const stage = system.words(text(row, 'stage'), stages)
  const told = system.moved.has(pairKey)
  const later = Boolean(stage && modified?.at && created?.at && modified.at > created.at)
  const author = system.author(cells, loaded.layout)
  const drafts = [
    drafted(row, 'candidacy.opened', filled({ stage: told || later ? null : stage, author }), created, shared),
  ]
  const submitted = date(row, 'submitted')
  if (!told && submitted)
    drafts.push(drafted(row, 'candidacy.moved', { stage: 'Submitted' }, submitted, shared, ['Submitted']))
  if (!told && later)
    drafts.push(
      drafted(row, 'candidacy.moved', filled({ stage, reason: text(row, 'reason') }), modified, shared, [stage]),
    )
  return drafts
}

/** One step in a history of stages. */
export function moveDrafts(row: SystemRow): (Draft | Unread)[] {
  const { system, loaded } = row
  const cells = row.row.cells
  const about = pair(row)
  if (typeof about === 'string') return [unreadable(row, about)]
  const stage = system.words(text(row, 'stage to'), stages)
  const from = system.words(text(row, 'stage from'), stages)
  const body = filled({ stage, from, reason: text(row, 'reason'), author: system.author(cells, loaded.layout) })
  const shared = { people: [about.party], assignments: list(system.assignmentOf(cells, loaded.layout)) }
  return [
    drafted(row, 'candidacy.moved', body, date(row, 'date', 'created'), shared, rowId(row).length > 1 ? [] : [stage]),
  ]
}

function pair({ system, loaded, row }: SystemRow) {
  const party = system.party(row.cells, loaded.layout)
  if (typeof party === 'string') return party
  const job = cellAt(row.cells, loaded.layout.job)
  if (!job) return 'It points at no job.'
  return { party, pairKey: `${system.personKey(row.cells, loaded.layout) ?? ''}>${job}` }
}

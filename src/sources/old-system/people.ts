import { type Draft, isUnread, type Unread } from '#src/domain/draft.ts'
import type { Column, Columns } from '../table/columns.ts'
import { isNever } from '../table/dates.ts'
import type { Field } from '../table/fields.ts'
import { foldHeader } from '../table/header-name.ts'
import { readRow } from '../table/person-row.ts'
import type { SystemRow } from './row-drafts.ts'
import { cellAt, type LoadedTable, type OldSystem } from './system.ts'

/** Columns that a database keeps for itself. */
const inner =
  /^(site|import|is admin hidden|is active|is demo|is deleted|deleted|deleted at|entered by|created by|updated by|modified by|added by|company department|questionnaire|photo|avatar|default company|version|row version|sync|etag)( id)?$|^(reports to)$/
const flag = /^(is|can|has) /
/** Contacts at clients who have left: the position is then a former one. */
const leftCompany = /^(left company|former|has left)$/

/** A table of people, with its links to other tables made good: ids of companies, owners and sources become their names. */
export class PeopleTable {
  #system: OldSystem
  #loaded: LoadedTable
  #columns: Columns
  #owner: number | null
  #sources: readonly number[]

  constructor(system: OldSystem, loaded: LoadedTable, columns: Columns) {
    const { layout } = loaded
    this.#system = system
    this.#loaded = loaded
    const named = layout.company !== null && !columns.list.some(column => column.field === 'company')
    this.#columns = {
      ...columns,
      list: columns.list.map((column, at) => ({ ...column, field: this.#field(column, at, named) })),
    }
    this.#owner = layout.author
    this.#sources = this.#columns.list.flatMap(({ field }, at) =>
      field === 'source' || field === 'status' ? [at] : [],
    )
  }

  get columns(): Columns {
    return this.#columns
  }

  #field(column: Column, at: number, named: boolean): Field {
    const { layout } = this.#loaded
    const folded = foldHeader(column.name)
    if (at === layout.id) return 'id'
    if (at === layout.company) return named ? 'company' : 'skip'
    if (at === layout.author) return 'owner'
    if (inner.test(folded) || (column.field === 'unmapped' && / id$/.test(folded))) return 'skip'
    return column.field === 'id' ? 'unmapped' : column.field
  }

  read({ row, place, context }: SystemRow): readonly (Draft | Unread)[] | Unread {
    const { layout, table } = this.#loaded
    const cells = [...row.cells]
    const company = this.#system.companyRef(cellAt(cells, layout.company), 'employer')
    if (layout.company !== null && this.#columns.list[layout.company]?.field === 'company')
      cells[layout.company] = company?.name ?? ''
    if (this.#owner !== null) cells[this.#owner] = this.#system.author(cells, layout)
    for (const at of this.#sources)
      cells[at] = this.#system.words(cells[at] ?? '', ['candidate source', 'source', 'status'])
    for (const [at, column] of this.#columns.list.entries()) {
      const text = cells[at] ?? ''
      if (isNever(text) || (text === '0' && (column.field === 'unmapped' || flag.test(foldHeader(column.name)))))
        cells[at] = ''
    }
    const read = readRow(this.#columns, cells, place, context, `${this.#system.name}:${layout.space}`)
    if ('unread' in read) return read
    const gone = table.columns.some((name, at) => leftCompany.test(foldHeader(name)) && cells[at] === '1')
    return read.map(item => (!isUnread(item) && item.kind === 'claim.position' ? linked(item, company, gone) : item))
  }
}

function linked(draft: Draft, company: ReturnType<OldSystem['companyRef']>, gone: boolean): Draft {
  const body = gone ? { ...draft.body, current: false } : draft.body
  return company && draft.companies?.[0]?.name === company.name
    ? { ...draft, body, companies: [company] }
    : { ...draft, body }
}

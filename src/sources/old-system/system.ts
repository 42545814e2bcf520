import type { AssignmentRef, CompanyRef, Party } from '#src/domain/draft.ts'
import { type Columns, mapColumns, shapeOf, systemOf } from '../table/columns.ts'
import { domainOf } from '../table/person-claims.ts'
import { isBad } from '../table/row.ts'
import { type RowSource, type SystemTable, scan } from './scan.ts'
import { audits, type Layout, layoutOf, type Meaning, tableName } from './table-role.ts'

export interface LoadedTable {
  readonly table: SystemTable
  readonly layout: Layout
  readonly sample: string[][]
  count: number
}

interface Company {
  readonly name: string
  readonly domain: string | null
}

interface Job {
  readonly title: string
  readonly company: string
}

/** OpenCATS' numbers for what an activity or attachment hangs on (its table `data_item_type`). */
const itemTypes: Readonly<Record<string, string>> = {
  100: 'candidate',
  200: 'company',
  300: 'contact',
  400: 'joborder',
}
const sampled = 300

/** What must be known of all tables before the first row can be told: names behind ids, never whole rows. */
export class OldSystem {
  readonly tables = new Map<string, LoadedTable>()
  /** Tables that point at people and were not understood, with their rows. */
  readonly left = new Map<string, { readonly path: string; readonly name: string; count: number }>()
  readonly users = new Map<string, string>()
  readonly companies = new Map<string, Company>()
  readonly jobs = new Map<string, Job>()
  /** Pairs of person and job with a history of stages. */
  readonly moved = new Set<string>()
  readonly #labels = new Map<string, Map<string, string>>()
  readonly #people = new Set<string>()
  readonly #spaces = new Set<string>()
  name = ''

  static async load(sources: readonly RowSource[], signal?: AbortSignal): Promise<OldSystem> {
    const system = new OldSystem()
    for await (const { table, rows } of scan(sources, signal)) {
      const loaded = system.#table(table)
      for (const row of rows) if (!isBad(row)) system.#take(table, loaded, row.cells)
    }
    system.name = system.#called()
    return system
  }

  tableOf(table: SystemTable): LoadedTable | null {
    return this.tables.get(keyOf(table)) ?? null
  }

  #table(table: SystemTable): LoadedTable | null {
    const key = keyOf(table)
    const known = this.tables.get(key)
    if (known) return known
    if (this.left.has(key)) return null
    const layout = layoutOf(table.name, table.columns)
    if (layout) {
      const loaded = { table, layout, sample: [], count: 0 }
      this.tables.set(key, loaded)
      if (layout.role === 'person') this.#spaces.add(layout.space)
      return loaded
    }
    if (pointsAtPeople(table)) this.left.set(key, { path: table.path, name: table.name, count: 0 })
    return null
  }

  #take(table: SystemTable, loaded: LoadedTable | null, cells: readonly string[]): void {
    if (!loaded) {
      const left = this.left.get(keyOf(table))
      if (left) left.count++
      return
    }
    const { layout } = loaded
    loaded.count++
    const id = cellAt(cells, layout.id)
    switch (layout.role) {
      case 'person':
        if (loaded.sample.length < sampled) loaded.sample.push([...cells])
        if (id) this.#people.add(`${layout.space}:${id}`)
        break
      case 'user':
        this.users.set(id, personName(table, cells) || cell(cells, layout, 'label'))
        break
      case 'company':
        this.companies.set(id, {
          name: cell(cells, layout, 'label').slice(0, 300),
          domain: domainOf(cell(cells, layout, 'site') || null),
        })
        break
      case 'job':
        this.jobs.set(id, { title: cell(cells, layout, 'title').slice(0, 300), company: cellAt(cells, layout.company) })
        break
      case 'lookup':
      case 'tag':
        this.#label(
          layout.space,
          id,
          cell(cells, layout, layout.role === 'tag' ? 'title' : 'label') || cell(cells, layout, 'label'),
        )
        break
      case 'move':
        this.moved.add(`${this.personKey(cells, layout) ?? ''}>${cellAt(cells, layout.job)}`)
    }
  }

  #label(space: string, id: string, label: string): void {
    const labels = this.#labels.get(space) ?? new Map<string, string>()
    labels.set(id, label.slice(0, 200))
    this.#labels.set(space, labels)
  }

  /** OpenCATS by its tables; any other by the shape of its tables of people, so that two systems' ids never meet. */
  #called(): string {
    const names = [...this.tables.values()].map(({ table }) => tableName(table.name))
    if (names.includes('joborder') || names.some(name => name.startsWith('candidate joborder'))) return 'opencats'
    const shapes = [...this.tables.values()]
      .filter(({ layout }) => layout.role === 'person')
      .map(({ table }) => `${tableName(table.name)}(${shapeOf(table.columns)})`)
    return systemOf(shapes.sort().join(';'))
  }

  columnsOf(loaded: LoadedTable, country: string, mappings: Parameters<typeof mapColumns>[4]): Columns {
    return mapColumns(loaded.table.columns, loaded.table.columns.length, loaded.sample, country, mappings)
  }

  /** The words behind an id in a table of statuses, types or tags whose name ends like one of `spaces`; else the cell itself. */
  words(text: string, spaces: readonly string[]): string {
    for (const space of spaces) {
      for (const [name, labels] of this.#labels) {
        if (name !== space && !name.endsWith(` ${space}`)) continue
        const label = labels.get(text)
        if (label !== undefined) return label
      }
    }
    return text
  }

  author(cells: readonly string[], layout: Layout): string {
    const text = cellAt(cells, layout.author)
    return this.users.get(text) ?? (/^[0-9-]*$/.test(text) ? '' : text.slice(0, 200))
  }

  /** `candidate:17` of the first person that a row points at; null when it points at nobody. */
  personKey(cells: readonly string[], layout: Layout): string | null {
    for (const { at, space } of layout.people) {
      const id = cellAt(cells, at)
      if (id && id !== '0' && id !== '-1') return `${this.#space(space)}:${id}`
    }
    const target = this.#item(cells, layout)
    return target?.kind === 'person' ? `${target.space}:${target.id}` : null
  }

  /** The person that a row points at; a reason when there is none in the files. */
  party(cells: readonly string[], layout: Layout): Party | string {
    const key = this.personKey(cells, layout)
    if (!key) return 'It points at no person.'
    if (!this.#people.has(key)) return `It points at ${key.replace(':', ' ')}, which is not in the files.`
    return this.#party(key)
  }

  #party(key: string): Party {
    return { role: 'about', identifiers: [{ kind: 'external', value: `${this.name}:${key}` }] }
  }

  /** People in a column that is not the row's subject: a job's contact. */
  partyIn(cells: readonly string[], layout: Layout): Party | null {
    const key = this.personKey(cells, layout)
    return key && this.#people.has(key) ? { ...this.#party(key), role: 'mentioned' } : null
  }

  #space(space: string): string {
    if (this.#spaces.has(space)) return space
    const [first] = this.#spaces
    return this.#spaces.has('candidate') && space !== 'contact' ? 'candidate' : (first ?? space)
  }

  #item(
    cells: readonly string[],
    layout: Layout,
  ): { kind: 'person' | 'company' | 'job'; space: string; id: string } | null {
    const id = cell(cells, layout, 'item id')
    const type = cell(cells, layout, 'item type')
    if (!id || !type) return null
    const space = tableName(itemTypes[type] ?? this.words(type, ['data item type', 'item type']))
    if (/compan|client|account/.test(space)) return { kind: 'company', space, id }
    if (/job|requisition|vacanc/.test(space)) return { kind: 'job', space, id }
    return { kind: 'person', space: this.#space(space), id }
  }

  companyRef(id: string, role: CompanyRef['role']): CompanyRef | null {
    const company = this.companies.get(id)
    if (!company?.name) return null
    return {
      role,
      name: company.name,
      ...(company.domain ? { domain: company.domain } : {}),
      external: `${this.name}:company:${id}`,
    }
  }

  companyOf(cells: readonly string[], layout: Layout, role: CompanyRef['role']): CompanyRef | null {
    const item = this.#item(cells, layout)
    return this.companyRef(item?.kind === 'company' ? item.id : cellAt(cells, layout.company), role)
  }

  assignmentOf(cells: readonly string[], layout: Layout): AssignmentRef | null {
    const item = this.#item(cells, layout)
    const id = item?.kind === 'job' ? item.id : cellAt(cells, layout.job)
    return id && id !== '0' && id !== '-1' ? this.assignmentRef(id) : null
  }

  assignmentRef(id: string): AssignmentRef {
    const title = this.jobs.get(id)?.title
    return { role: 'about', external: `${this.name}:job:${id}`, ...(title ? { title } : {}) }
  }
}

const keyOf = (table: SystemTable): string => `${table.path}\n${table.name}\n${table.columns.join('\t')}`

const pointsAtPeople = (table: SystemTable): boolean =>
  table.columns.some(column => /^(candidate|person|applicant|contact)[ _]?id$/i.test(column)) &&
  !audits.test(tableName(table.name))

export const cellAt = (cells: readonly string[], at: number | null): string =>
  at === null ? '' : (cells[at] ?? '').trim()

export const cell = (cells: readonly string[], layout: Layout, meaning: Meaning): string =>
  cellAt(cells, layout.at(meaning))

function personName(table: SystemTable, cells: readonly string[]): string {
  const find = (pattern: RegExp) =>
    cellAt(
      cells,
      table.columns.findIndex(column => pattern.test(column)),
    )
  return (
    [find(/^first[ _]?name$/i), find(/^last[ _]?name$/i)].filter(Boolean).join(' ') ||
    find(/^(full[ _]?|display[ _]?)?name$/i) ||
    find(/^(user[ _]?name|e?mail)$/i)
  ).slice(0, 200)
}

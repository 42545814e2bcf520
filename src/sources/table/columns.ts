import { createHash } from 'node:crypto'
import { type Content, contentOf } from './content.ts'
import { type DayOrder, dayOrder } from './dates.ts'
import { type Field, isField, naming, single } from './fields.ts'
import { foldHeader, type Named, nameSays } from './header-name.ts'
import { nameColumns } from './name-columns.ts'

/** One column of a table and what it means. */
export interface Column {
  /** As written; the second of the same name is `Company (2)`, an empty one `Column 3`. Unique in its table. */
  readonly name: string
  readonly field: Field
  readonly order: DayOrder
  /** A phone column whose numbers colleagues share ("Work phone"): it tells nobody from the next. */
  readonly shared: boolean
}

export interface Columns {
  /** The table's shape: its folded column names, sorted, so that columns may change places. Key of remembered mappings. */
  readonly shape: string
  /** Stands before ids of this table (`system:id`); the same for every file of this shape. */
  readonly system: string
  readonly list: readonly Column[]
}

/** What is known of a column before the columns beside it are looked at. */
export interface Guess {
  readonly name: string
  readonly cells: readonly string[]
  readonly named: Named
  readonly content: Content
  field: Field
}

const much = 0.6
const hard = ['email', 'linkedin', 'x', 'github', 'phone', 'url'] as const

/** Field that the cells alone prove, whatever the column is called. */
function proven(content: Content): (typeof hard)[number] | null {
  if (!content.count) return null
  return hard.find(field => content[field] >= (field === 'phone' ? 0.7 : much)) ?? null
}

const reachable: ReadonlySet<Field> = new Set<Field>(['email', 'phone', 'linkedin', 'x', 'github', 'url'])
/** Fields that keep whatever is in them: a source may be a URL, an owner an address, an id a number. */
const free: ReadonlySet<Field> = new Set<Field>([
  'source',
  'owner',
  'status',
  'birthday',
  'sensitive',
  'skip',
  'company-site',
  'do-not-contact-reason',
  'last-contact-kind',
])
/** Fields of words: a column of numbers, dates or links is none of them. */
const text: ReadonlySet<Field> = new Set<Field>([
  'name',
  'given',
  'middle',
  'family',
  'company',
  'title',
  'skill',
  'place',
  'language',
])
const dates: ReadonlySet<Field> = new Set<Field>(['created', 'updated', 'last-contact'])

/** What one column means: its name and its cells must agree; where they contradict, the cells win or nothing is claimed. */
function judge(guess: Guess): Field {
  const { named, content } = guess
  const said = named.field
  const seen = proven(content)
  if (named.closed) return 'unmapped'
  if (!content.count) return said ?? 'unmapped'
  if (said && free.has(said)) return said
  if (said === 'id') return content.distinct >= 0.98 ? 'id' : 'unmapped'
  if (said && reachable.has(said)) return agreed(said, seen, content)
  if (said === 'company' && seen === 'url') return 'company-site'
  if (seen === 'url') return said && !text.has(said) ? said : 'unmapped'
  if (seen && (said !== 'note' || content[seen] >= 0.9)) return seen
  if (said && dates.has(said)) return content.date >= 0.3 || content.count < 3 ? said : 'unmapped'
  if (!said) return isBirthday(guess) ? 'birthday' : 'unmapped'
  if (named.ambiguous && content.words < 0.5 && content.count >= 3) return 'unmapped'
  if (said === 'title' && content.salutation >= much) return 'unmapped'
  if (said === 'name' && content.company >= 0.5) return 'company'
  if (text.has(said) && (content.number >= 0.5 || content.date >= 0.5)) return 'unmapped'
  return said
}

function agreed(said: Field, seen: Field | null, content: Content): Field {
  if (seen === said) return said
  if (seen && !(said === 'phone' && seen === 'url')) return seen
  if (said === 'url') return content.url >= 0.3 || content.count < 3 ? 'url' : 'unmapped'
  if (said === 'linkedin' || said === 'x' || said === 'github') return content.severalWords < 0.3 ? said : 'unmapped'
  // One or two cells refute no name of a column: they are listed as what they are not.
  if (content.count < 3) return said
  if (said === 'email') return content.email >= 0.3 ? said : 'unmapped'
  return content.phone >= 0.3 || content.digits >= 0.5 ? said : 'unmapped'
}

/** A nameless column of whole dates spread over decades, all of them long ago, is most likely when people were born. */
function isBirthday({ cells, content }: Guess): boolean {
  if (content.date < 0.9 || content.count < 5) return false
  const years = cells.flatMap(cell => /(?:19|20)\d{2}/.exec(cell)?.[0] ?? []).map(Number)
  const [oldest, youngest] = [Math.min(...years), Math.max(...years)]
  return years.length >= content.count * 0.9 && youngest <= 2012 && youngest - oldest >= 15
}

/** Numbers on which colleagues share a switchboard. */
const switchboard =
  /(^|\s)(work|office|business|company|main|switchboard|fax|firma|geschaftlich|buro|zentrale|dienstlich|bureau|standard|trabajo|oficina|ufficio|trabalho|kantoor|werk|praca|arbete|arbejde|jobb|tyo|рабочий|робочий)(\s|$)/

export const isShared = (name: string): boolean => switchboard.test(foldHeader(name))

/** Unique names of columns. */
export function columnNames(header: readonly string[], width: number): string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, at) => {
    const name = header[at]?.replace(/\s+/g, ' ').trim().slice(0, 200) || `Column ${at + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times > 1 ? `${name} (${times})` : name
  })
}

export const shapeOf = (names: readonly string[]): string =>
  names
    .map(name => foldHeader(name) || name)
    .sort()
    .join('|')

/** Short name of a table's shape, to stand before its ids. */
export const systemOf = (shape: string): string =>
  `table-${createHash('sha256').update(shape).digest('hex').slice(0, 12)}`

/**
 * Maps a table's columns by name and by content.
 * @param sample the first rows of data; a few hundred are enough
 * @param mappings what was confirmed before, by shape and column name; wins over every guess
 */
export function mapColumns(
  header: readonly string[],
  width: number,
  sample: readonly (readonly string[])[],
  country: string,
  mappings: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Columns {
  const names = columnNames(header, width)
  const shape = shapeOf(names)
  const guesses = names.map((name, at): Guess => {
    const cells = sample.map(row => row[at] ?? '')
    const named = header[at]?.trim() ? nameSays(header[at]) : { field: null, ambiguous: false, closed: false }
    return { name, cells, named, content: contentOf(cells, country), field: 'unmapped' }
  })
  for (const guess of guesses) guess.field = judge(guess)
  nameColumns(guesses)
  placeColumns(guesses)
  reasonColumn(guesses)
  onePersonOnly(guesses)
  onlyOne(guesses)
  const remembered = Object.hasOwn(mappings, shape) ? mappings[shape] : undefined
  const list = guesses.map(({ name, field, cells }): Column => {
    const confirmed = remembered && Object.hasOwn(remembered, name) ? remembered[name] : undefined
    return {
      name,
      field: confirmed && isField(confirmed) ? confirmed : field,
      order: dayOrder(cells, country),
      shared: isShared(name),
    }
  })
  return { shape, system: systemOf(shape), list }
}

/** "Reason" alone is about no contact where the table has such a column. */
function reasonColumn(guesses: readonly Guess[]): void {
  if (!guesses.some(guess => guess.field === 'do-not-contact')) return
  const reason = guesses.find(guess =>
    /^(reason|grund|begrundung|raison|motif|motivo|reden|powod|orsak|arsag|syy|duvod|ok|причина|neden|理由|原因|사유)$/.test(
      foldHeader(guess.name),
    ),
  )
  if (reason?.field === 'unmapped') reason.field = 'do-not-contact-reason'
}

/** A street is the place only where no town is given. */
function placeColumns(guesses: readonly Guess[]): void {
  if (guesses.some(guess => guess.field === 'place')) return
  const street = guesses.find(guess =>
    /^(address|adresse|anschrift|direccion|indirizzo|endereco|adres|adress|osoite|adresa|cim|адрес|адреса|住所|地址|주소)$/.test(
      foldHeader(guess.name),
    ),
  )
  if (street?.field === 'unmapped') street.field = 'place'
}

/** Two columns with profiles on one network are two people ("sender", "recipient"): neither is the row's own. */
function onePersonOnly(guesses: readonly Guess[]): void {
  for (const network of ['linkedin', 'x', 'github'] as const) {
    const [first, second] = guesses.filter(guess => guess.field === network && guess.content.count)
    if (!first || !second) continue
    const differ = first.cells.some(
      (cell, at) => cell.trim() && second.cells[at]?.trim() && cell.trim() !== second.cells[at].trim(),
    )
    for (const guess of guesses) if (guess.field === network && (differ || guess !== first)) guess.field = 'unmapped'
  }
}

/** One column for each single meaning: the first that has anything in it. */
function onlyOne(guesses: readonly Guess[]): void {
  for (const field of single) {
    const [first, ...rest] = guesses.filter(guess => guess.field === field)
    const kept = [first, ...rest].find(guess => guess?.content.count) ?? first
    for (const guess of guesses) if (guess.field === field && guess !== kept) guess.field = 'unmapped'
  }
}

/** Whether any column says who a row is about. */
export const namesPeople = (columns: Columns): boolean => columns.list.some(column => naming.has(column.field))

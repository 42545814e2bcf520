import { seededRandom } from '#src/lib/statistics/random.ts'
import {
  companies,
  givenNames,
  nicknamesOf,
  stems,
  surnameEndings,
  titles,
  townEndings,
  towns,
} from './people-words.ts'

/** An invented person in a row of a table; entity says who it is, for scoring only. */
export interface InventedRow {
  readonly id: string
  readonly entity: number
  given: string
  family: string
  birth: string
  email: string
  phone: string
  street: string
  city: string
  postcode: string
  employer: string
  title: string
  linkedin: string
}

export const inventedHeader =
  'id,given_name,surname,date_of_birth,email,phone,street,city,postcode,company,job_title,linkedin'

const providers = ['gmail.com', 'outlook.com', 'yahoo.com', 'gmx.de', 'icloud.com', 'proton.me', 'web.de', 'orange.fr']
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A population with the frequencies of real ones: common and rare names, households, colleagues, gaps, and errors in its duplicates. */
export class Population {
  readonly #random: () => number
  readonly #surnames: string[]
  readonly #cities: string[]
  readonly #streets: string[]
  readonly #employers: string[]

  constructor(seed: number) {
    this.#random = seededRandom(seed)
    this.#surnames = stems.flatMap(stem => surnameEndings.map(ending => stem + ending))
    for (const prefix of ['mc', 'van ', "o'", 'de ']) for (const stem of stems) this.#surnames.push(prefix + stem)
    this.#shuffle(this.#surnames)
    this.#cities = towns.flatMap(town => townEndings.map(ending => town + ending))
    this.#streets = stems.flatMap(stem =>
      ['street', 'road', 'lane', 'avenue', 'close', 'way'].map(kind => `${stem} ${kind}`),
    )
    this.#employers = stems.flatMap(stem => companies.map(company => `${stem} ${company}`))
    for (const list of [this.#cities, this.#streets, this.#employers]) this.#shuffle(list)
  }

  /** Originals first, then their duplicates: `size` rows, of which `share` are duplicates. */
  *rows(size: number, share = 0.12): Generator<InventedRow> {
    const duplicates = Math.round(size * share)
    const originals = size - duplicates
    const copied = new Map<number, InventedRow>()
    const chosen = new Set<number>()
    while (chosen.size < duplicates * 0.9) chosen.add(this.#below(originals))
    let last: InventedRow | null = null
    for (let entity = 0; entity < originals; entity++) {
      const person: InventedRow = this.#person(entity, last)
      if (chosen.has(entity)) copied.set(entity, person)
      last = person
      yield this.#withGaps(person)
    }
    const sources = [...copied.values()]
    for (let i = 0; i < duplicates; i++) {
      const source = sources[i < sources.length ? i : this.#below(sources.length)]
      if (source) yield this.#duplicate(source, i)
    }
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }

  #chance(share: number): boolean {
    return this.#random() < share
  }

  #pick(list: readonly string[]): string {
    return list[this.#below(list.length)] ?? ''
  }

  /** Few values often, many seldom (Zipf). */
  #common(list: readonly string[]): string {
    return list[Math.min(list.length - 1, Math.floor((list.length + 1) ** this.#random()) - 1)] ?? ''
  }

  #shuffle(list: string[]): void {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.#below(i + 1)
      const held = list[i] ?? ''
      list[i] = list[j] ?? ''
      list[j] = held
    }
  }

  #person(entity: number, last: InventedRow | null): InventedRow {
    const household = last && this.#chance(0.12) ? last : null
    const given = this.#common(givenNames)
    const family =
      household && this.#chance(0.8)
        ? household.family
        : this.#chance(0.5)
          ? this.#common(this.#surnames)
          : this.#pick(this.#surnames)
    const city = household?.city ?? this.#common(this.#cities)
    const employer = this.#common(this.#employers)
    const person: InventedRow = {
      id: `rec-${entity}-org`,
      entity,
      given,
      family,
      birth: this.#birth(),
      email: '',
      phone: household && this.#chance(0.4) ? household.phone : this.#phone(),
      street: household?.street ?? `${1 + this.#below(180)} ${this.#pick(this.#streets)}`,
      city,
      postcode: household?.postcode ?? this.#postcode(city),
      employer,
      title: this.#common(titles),
      linkedin: `https://www.linkedin.com/in/${given}-${family.replaceAll(/[^a-z]/g, '')}-${(entity * 7919 + 13).toString(36)}`,
    }
    person.email = household && this.#chance(0.05) ? household.email : this.#email(person)
    return person
  }

  #birth(): string {
    const pad = (n: number): string => String(n).padStart(2, '0')
    return `${1950 + this.#below(55)}-${pad(1 + this.#below(12))}-${pad(1 + this.#below(28))}`
  }

  #phone(): string {
    return `+4479${String(this.#below(1e8)).padStart(8, '0')}`
  }

  #postcode(city: string): string {
    return `${city.slice(0, 2).toUpperCase()}${1 + this.#below(30)} ${this.#below(10)}${this.#pick([...'abdefghjlnpqrstuwxyz'])}${this.#pick([...'abdefghjlnpqrstuwxyz'])}`
  }

  #email({ given, family, employer }: InventedRow): string {
    const plain = family.replaceAll(/[^a-z]/g, '')
    const number = this.#chance(0.6) ? String(this.#below(this.#chance(0.5) ? 100 : 10_000)) : ''
    const local = [
      `${given}.${plain}${number}`,
      `${given.slice(0, 1)}${plain}${number}`,
      `${given}${number}${plain.slice(0, 1)}`,
    ][this.#below(3)]
    return `${local}@${this.#chance(0.3) ? `${employer.replaceAll(/[^a-z]/g, '')}.example` : this.#pick(providers)}`
  }

  #withGaps(person: InventedRow): InventedRow {
    const row = { ...person }
    if (this.#chance(0.4)) row.birth = ''
    if (this.#chance(0.15)) row.email = ''
    if (this.#chance(0.3)) row.phone = ''
    if (this.#chance(0.5)) row.street = ''
    if (this.#chance(0.1)) row.city = ''
    if (this.#chance(0.3)) row.postcode = ''
    if (this.#chance(0.2)) row.employer = ''
    if (this.#chance(0.2)) row.title = ''
    if (this.#chance(0.6)) row.linkedin = ''
    if (this.#chance(0.01)) row.given = ''
    return row
  }

  #duplicate(source: InventedRow, number: number): InventedRow {
    const row = { ...source, id: `rec-${source.entity}-dup-${number}` }
    const kind = this.#random()
    if (kind < 0.12) row.given = this.#pick(nicknamesOf(row.given)) || row.given
    else if (kind < 0.2) row.given = this.#slip(row.given)
    else if (kind < 0.24) row.given = row.given.slice(0, 1)
    else if (kind < 0.27) [row.given, row.family] = [row.family, row.given]
    if (this.#chance(0.08)) row.family = this.#slip(row.family)
    else if (this.#chance(0.03)) row.family = this.#common(this.#surnames)
    if (this.#chance(0.05)) row.birth = this.#slipFigure(row.birth)
    else if (this.#chance(0.03)) row.birth = `${row.birth.slice(0, 5)}${row.birth.slice(8)}-${row.birth.slice(5, 7)}`
    if (this.#chance(0.3)) row.employer = this.#common(this.#employers)
    else if (this.#chance(0.2)) row.employer = `${row.employer} ${this.#pick(['ltd', 'gmbh', 'inc', 'plc'])}`
    if (this.#chance(0.35)) row.email = this.#email(row)
    else if (this.#chance(0.05))
      row.email = this.#slip(row.email.slice(0, row.email.indexOf('@'))) + row.email.slice(row.email.indexOf('@'))
    if (this.#chance(0.25)) row.phone = this.#phone()
    else if (this.#chance(0.2)) row.phone = `0${row.phone.slice(3, 7)} ${row.phone.slice(7)}`
    else if (this.#chance(0.03)) row.phone = this.#slipFigure(row.phone)
    if (this.#chance(0.2)) {
      row.street = `${1 + this.#below(180)} ${this.#pick(this.#streets)}`
      if (this.#chance(0.5)) row.city = this.#common(this.#cities)
      row.postcode = this.#postcode(row.city)
    } else if (this.#chance(0.1)) row.street = this.#slip(row.street)
    if (this.#chance(0.4)) row.title = this.#common(titles)
    return this.#withGaps(row)
  }

  /** One typing error: a letter left out, doubled, swapped with the next, or another. */
  #slip(text: string): string {
    if (text.length < 3) return text
    const at = 1 + this.#below(text.length - 2)
    const kind = this.#below(4)
    if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
    if (kind === 1) return text.slice(0, at) + text.charAt(at) + text.slice(at)
    if (kind === 2) return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
    return text.slice(0, at) + letters.charAt(this.#below(26)) + text.slice(at + 1)
  }

  #slipFigure(text: string): string {
    const places = [...text].flatMap((sign, at) => (/\d/.test(sign) && at > 2 ? [at] : []))
    const at = places[this.#below(places.length)]
    return at === undefined ? text : text.slice(0, at) + String(this.#below(10)) + text.slice(at + 1)
  }
}

export const inventedCells = (row: InventedRow): string[] => [
  row.id,
  row.given,
  row.family,
  row.birth,
  row.email,
  row.phone,
  row.street,
  row.city,
  row.postcode,
  row.employer,
  row.title,
  row.linkedin,
]

import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { readDate } from './kind/date.ts'
import { organisationKey } from './kind/text.ts'
import { latin } from './text/latin.ts'

/** What a column of a table means. `full` is a whole name; `id` names the record; `ignored` is not compared. */
export type Meaning = string

export interface MappedColumn {
  readonly header: string
  readonly meaning: Meaning
  /** Why, in words for a person. */
  readonly why: string
}

const idNames = new Set(['id', 'rec id', 'unique id'])

/** Headers by meaning, on the folded header; the first that fits wins. */
const headers: readonly (readonly [Meaning, RegExp])[] = [
  [
    'ignored',
    /^(cluster|cluster id|label|labels|truth|ground truth|entity|entity id|true id|match|match id|source|source dataset|row|row number|index|score|lat|latitude|lng|lon|longitude)$/,
  ],
  [
    'national',
    /\b(ssn|soc sec|social security|soc sec id|nino|national id|national insurance|passport|tax id|steuer id|personnummer|bsn|dni|nif|curp|cpf|pesel|codice fiscale|insee|identity card|id number|id card)\b/,
  ],
  ['ignored', /\b(id|uuid|guid|key)$/],
  ['email', /\b(e ?mails?|mail|courriel|correo|email address|e mail adresse)\b/],
  [
    'phone',
    /\b(phones?|tel|telephone|telefon|telefono|mobile|mobil|handy|cell|cellphone|fax|whatsapp|portable|rufnummer)\b/,
  ],
  ['profile', /\b(url|linkedin|profile|website|web|homepage|twitter|github|xing|facebook|instagram|handle|link)\b/],
  [
    'birth',
    /\b(dob|birth ?dates?|date of birth|dateofbirth|birthday|born|geburtsdatum|geburtstag|geboren|naissance|date de naissance|nacimiento|fecha de nacimiento|nascita|geboortedatum|birth day|year of birth|birth year)\b/,
  ],
  ['other', /\b(birth ?place|place of birth|geburtsort|lieu de naissance|lugar de nacimiento)\b/],
  [
    'full',
    /\b(full name|fullname|first and surname|first and last name|display name|person name|candidate name|contact name|complete name|nom complet|nombre completo)\b/,
  ],
  [
    'employer',
    /\b(company|employer|organi[sz]ation|organisation|org|firm|firma|arbeitgeber|unternehmen|entreprise|societe|empresa|azienda|bedrijf|employeur|company name|current company)\b/,
  ],
  [
    'given',
    /\b(given|first|forename|fore name|christian name|vorname|prenom|nombre|nome|voornaam|firstname|givenname|fname)\b/,
  ],
  [
    'family',
    /\b(sur ?name|family|last|nachname|familienname|nom de famille|apellidos?|cognome|achternaam|lastname|lname|nom)\b/,
  ],
  ['middle', /\b(middle|second name|zweitname|middlename|patronymic)\b/],
  ['skill', /\b(skills?|competenc(e|es|ies)|kenntnisse|faehigkeiten|keywords|tags)\b/],
  ['title', /\b(job title|title|position|role|headline|beruf|stelle|puesto|cargo|fonction|poste|functie)\b/],
  [
    'postcode',
    /\b(post ?code|zip|zip code|plz|postal code|postleitzahl|code postal|cp|codigo postal|cap|postcode fake)\b/,
  ],
  ['number', /\b(street number|house number|hausnummer|street no|house no|number|numero|huisnummer)\b/],
  ['district', /\b(address 2|address2|address line 2|district|ortsteil|stadtteil|quartier|barrio)\b/],
  [
    'street',
    /\b(street|address 1|address1|address line 1|strasse|rue|calle|via|straat|address|adresse|anschrift|direccion|indirizzo)\b/,
  ],
  [
    'city',
    /\b(city|town|suburb|ort|stadt|ville|ciudad|citta|plaats|municipality|location|place|wohnort|locality|village)\b/,
  ],
  ['region', /\b(state|region|province|county|bundesland|kanton|departement|provincia)\b/],
  ['country', /\b(country|land|pays|pais|paese|nation)\b/],
  ['gender', /\b(gender|sex|geschlecht|sexe|sexo|genre|salutation|anrede)\b/],
  ['full', /\b(name|names|person|candidate|contact|nome|nombre|naam|nom)\b/],
  ['date', /\b(date|datum|fecha|data)\b/],
]

const sampled = 400
const longestLooked = 1_000

interface Shape {
  readonly filled: number
  readonly email: number
  readonly url: number
  readonly date: number
  /** Years alone count: a postcode may look like one, so only a name makes it a date. */
  readonly year: number
  readonly phone: number
  readonly digits: number
  readonly many: number
  readonly distinct: number
  readonly decimal: number
  /** Names with a legal form. */
  readonly legal: number
}

function shapeOf(values: readonly string[]): Shape {
  const filled = values.length || 1
  const share = (test: (value: string) => boolean): number => values.filter(test).length / filled
  return {
    filled: values.length,
    email: share(value => value.includes('@') && value.split(/[;,\s]+/).some(part => normaliseEmail(part) !== null)),
    url: share(value => /^(https?:\/\/|www\.|[a-z]{2}\.linkedin\.com\/|linkedin\.com\/)/i.test(value)),
    date: share(value => plausible(value) && !readDate(value)?.key.endsWith('0000')),
    year: share(plausible),
    phone: share(value => /^[+(]?[\d\s().\-/]{7,20}$/.test(value) && value.replace(/\D/g, '').length >= 7),
    digits: share(value => /^\d+$/.test(value)),
    many: share(value => /\*\*|;|\|/.test(value)),
    distinct: new Set(values).size / filled,
    legal: share(value => organisationKey(value) !== latin(value)),
    decimal: share(value => /^-?\d+\.\d+$/.test(value)),
  }
}

/** Years in which somebody lived or something was signed: eight figures alone are not yet a date. */
function plausible(value: string): boolean {
  const key = readDate(value)?.key ?? ''
  const month = Number(key.slice(4, 6))
  return Number(key.slice(0, 4)) >= 1000 && Number(key.slice(0, 4)) <= 2100 && month <= 12 && Number(key.slice(6)) <= 31
}

/** What the content alone says, null where it says nothing for sure. */
function byContent(shape: Shape): Meaning | null {
  if (shape.filled === 0) return null
  if (shape.email >= 0.6) return 'email'
  if (shape.url >= 0.6) return 'profile'
  if (shape.date >= 0.8) return 'date'
  return null
}

/** Meanings that content must bear out, and the share of values that must look like it. */
const needed: Readonly<Record<string, (shape: Shape) => boolean>> = {
  email: shape => shape.email >= 0.3,
  profile: shape => shape.url >= 0.3 || shape.digits < 0.5,
  birth: shape => shape.year >= 0.3,
  date: shape => shape.year >= 0.3,
  phone: shape => shape.phone >= 0.3 && shape.email < 0.3,
  full: shape => shape.digits < 0.5 && shape.email < 0.5,
  given: shape => shape.digits < 0.5,
  family: shape => shape.digits < 0.5,
  city: shape => shape.digits < 0.5,
}

function meaningOf(header: string, shape: Shape): { meaning: Meaning; why: string } {
  const folded = foldName(header.replace(/([a-z])([A-Z])/g, '$1 $2'))
  if (idNames.has(folded)) return { meaning: 'id', why: 'named so' }
  const named = headers.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
  if (named === 'ignored') return { meaning: 'ignored', why: 'a label, a coordinate or an id of its own' }
  const content = byContent(shape)
  if (content === 'date' && named === 'birth') return { meaning: 'birth', why: 'named so, holds dates' }
  if (content === 'date' && (named === 'national' || named === 'phone' || named === 'number'))
    return { meaning: named, why: 'named so' }
  if (content && content !== named) return { meaning: content, why: `its values are of that kind, whatever its name` }
  if (shape.filled === 0) return { meaning: 'ignored', why: 'empty' }
  if (named === 'full' && shape.legal >= 0.3) return { meaning: 'organisation', why: 'its names have legal forms' }
  if (named && (needed[named]?.(shape) ?? true))
    return named === 'other'
      ? { meaning: `other:${folded}`, why: 'compared as text' }
      : { meaning: named, why: 'named so' }
  const why = named ? `named ${named}, but its values are not` : 'compared as it is'
  if (shape.phone >= 0.8 && shape.digits < 0.5) return { meaning: 'phone', why: 'its values are of that kind' }
  if (shape.many >= 0.2) return { meaning: `list:${folded}`, why }
  if (shape.digits >= 0.8 || shape.decimal >= 0.5) return { meaning: `code:${folded}`, why }
  return { meaning: `other:${folded}`, why }
}

/** Maps the columns of a table by name and content. `rows` is a sample from the whole of it. */
export function mapColumns(header: readonly string[], rows: readonly (readonly string[])[]): MappedColumn[] {
  const step = Math.max(1, Math.floor(rows.length / sampled))
  const taken = rows.filter((_, at) => at % step === 0)
  return header.map((name, at) => {
    const values = taken.map(row => (row[at] ?? '').slice(0, longestLooked).trim()).filter(Boolean)
    return { header: name, ...meaningOf(name, shapeOf(values)) }
  })
}

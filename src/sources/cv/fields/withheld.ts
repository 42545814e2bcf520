import type { Line } from '../layout/model.ts'
import { findDates } from './dates.ts'
import { boxOf, cut, type Found, pieceOf } from './piece.ts'

const withheldKinds = [
  'photo',
  'birth date',
  'birth place',
  'age',
  'marital status',
  'children',
  'national id',
  'religion',
  'gender',
  'nationality',
] as const
type WithheldKind = (typeof withheldKinds)[number]

/** Whole words in any script; what may follow them stands after. */
const words = (list: string, after = ''): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${list})(?![\\p{L}\\p{N}])${after}`, 'iu')
const colon = '\\s*[:：]'
const number =
  '\\s*(?:no\\.?|nr\\.?|number|nummer|n[º°])?\\s*[.:：#]?\\s*(?=[\\p{L}\\d .-]{0,20}\\d)[A-Z\\d][A-Z\\d .-]{4,}'

const labels: readonly (readonly [WithheldKind, RegExp])[] = [
  [
    'birth date',
    words(
      'date of birth|d\\.?o\\.?b\\.?|birth ?date|born(?: on)?|geburtsdatum|geb(?:oren)?\\.?(?: am)?|geburtstag|née? le|date de naissance|fecha de nacimiento|nacid[oa] el|data di nascita|nat[oa] il|geboortedatum|geboren op|data urodzenia|urodzon[ya]|data de nascimento|nascid[oa] em',
    ),
  ],
  ['birth date', /生年月日|\d{4}年\d{1,2}月\d{1,2}日\s*生/u],
  [
    'birth place',
    words(
      'place of birth|birthplace|geburtsort|lieu de naissance|lugar de nacimiento|luogo di nascita|geboorteplaats|miejsce urodzenia|local de nascimento',
    ),
  ],
  ['age', words('age|alter|âge|edad|età|leeftijd|wiek|idade', `${colon}\\s*\\d{2}(?!\\d)`)],
  ['age', /(?<!\d)\d{2} (?:years old|jahre alt|ans|años|anni)\s*$|満?\d{2}歳/iu],
  [
    'marital status',
    words(
      'marital status|civil status|familienstand|situation familiale|situation de famille|état civil|etat civil|estado civil|stato civile|burgerlijke staat|stan cywilny',
    ),
  ],
  [
    'marital status',
    /配偶者|^\s*(?:married|verheiratet|ledig|geschieden|célibataire|mariée?|casad[oa]|solter[oa]|coniugat[oa]|celibe|nubile|gehuwd|ongehuwd)\s*$/iu,
  ],
  ['children', words('children|kinder|enfants|hijos|figli|kinderen|dzieci|filhos', colon)],
  ['children', /扶養家族/u],
  [
    'national id',
    words(
      'passport|national id|id card|id number|ssn|social security(?: number)?|reisepass(?:nummer)?|personalausweis(?:nummer)?|sozialversicherungsnummer|steuer-?id|numéro de sécurité sociale|nir|dni|nie|nif|codice fiscale|bsn|pesel|cpf|cartão de cidadão|aadhaar|pan',
      number,
    ),
  ],
  ['national id', /マイナンバー/u],
  [
    'religion',
    words('religion|konfession|religione|religión|religião|wyznanie|godsdienst|religious affiliation|faith', colon),
  ],
  ['gender', words('gender|sex|geschlecht|sexe|sexo|sesso|geslacht|płeć', colon)],
  ['gender', /性別/u],
  [
    'nationality',
    words(
      'nationality|citizenship|staatsangehörigkeit|nationalität|nationalité|nacionalidad|nazionalità|cittadinanza|nationaliteit|narodowość|obywatelstwo|nacionalidade',
    ),
  ],
  ['nationality', /国籍/u],
]

/** What a CV said that is not kept: which kind, and where, never what. */
export interface Withheld {
  readonly what: WithheldKind
  readonly page: number
  readonly box: Found['box']
}

const bareLabel = /[:：]\s*$|^[\p{L} .]{2,30}$/u

/**
 * Finds what must not be kept (birth, family, religion, numbers of the state) and gives the lines without it. A label's
 * value stands after it, in the next cell of its line, or alone on the line below.
 */
export function withhold(lines: readonly Line[]): { lines: Line[]; withheld: Withheld[] } {
  const withheld: Withheld[] = []
  const kept: Line[] = []
  let dropNext = false
  lines.forEach(line => {
    const cells = []
    let dropCell = false
    if (dropNext && line.cells.length === 1 && line.cells[0].text.length < 40) {
      dropNext = false
      return
    }
    dropNext = false
    for (const cell of line.cells) {
      const hit = cell.text.length < 220 ? labels.find(([, pattern]) => pattern.test(cell.text)) : undefined
      if (dropCell && !hit) {
        dropCell = false
        continue
      }
      if (!hit) {
        cells.push(cell)
        continue
      }
      const [what, pattern] = hit
      const piece = pieceOf(cell, line)
      const at = pattern.exec(cell.text)?.index ?? 0
      const part = segmentAt(cell.text, at)
      // In running text "age" and "born" are words like others.
      if (
        part.text.length > 70 ||
        (what === 'birth date' &&
          !/[:：.]|geb|\bdob\b|^\W*(?:born|date|data|fecha|né)/iu.test(part.text) &&
          findDates(part.text).length === 0)
      ) {
        cells.push(cell)
        continue
      }
      withheld.push({ what, page: line.page, box: boxOf(cut(piece, part.start, part.end).words) })
      const rests = [cut(piece, 0, part.start), cut(piece, part.end, piece.text.length)]
      for (const rest of rests) {
        const [first] = rest.words
        const text = rest.text.replace(/^[\s|·•,;]+|[\s|·•,;]+$/g, '')
        if (first && text) cells.push({ words: rest.words, text, box: boxOf(rest.words) ?? cell.box })
      }
      if (bareLabel.test(part.text.trim()) && rests.every(rest => rest.text === '')) {
        dropCell = cell !== line.cells.at(-1)
        dropNext = cell === line.cells.at(-1) && line.cells.length === 1
      }
    }
    const [first, ...rest] = cells
    if (first) kept.push({ ...line, cells: [first, ...rest] })
  })
  return { lines: kept, withheld }
}

/** The part of a line between separators in which an offset lies. */
function segmentAt(text: string, at: number): { text: string; start: number; end: number } {
  const marks = [...text.matchAll(/\s*[|·•;]\s*|,\s(?=\p{L}+ ?[:：]|\p{Lu}?\p{Ll}+d\b)/gu)]
  const start = marks.filter(mark => mark.index < at).at(-1)
  const end = marks.find(mark => mark.index > at)
  const from = start ? start.index + start[0].length : 0
  const to = end ? end.index : text.length
  return { text: text.slice(from, to), start: from, end: to }
}

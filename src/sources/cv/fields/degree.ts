import { degreeScore } from './degree-words.ts'
import { cut, type Piece, trimmed } from './piece.ts'

const connector =
  /\s(?:in|im Fach|im Studiengang|en|em|na kierunku|w zakresie|w dziedzinie|nel corso di)\s|\s?[,:]\s|\s[–—-]\s|\s?\(/gi

/** What is a degree by itself, so that what follows is its field: "BSc Computer Science", "Laurea magistrale Informatica". */
const degrees = [
  '(?:Bachelor|Master|Associate|Doctor) of (?:Science|Arts|Engineering|Laws|Education|Business Administration|Commerce|Technology|Philosophy|Medicine|Music|Fine Arts|Public Administration|Applied Science|Architecture|Nursing|Social Work)',
  String.raw`Ph\.? ?D\.?|D\.?Phil\.?|M\.?B\.?A\.?|B\.?B\.?A\.?|[BM]\.? ?Sc\.?|[BM]\.? ?Eng\.?|[BM]\.? ?Tech\.?|[BM]\.? ?A\.?|[BM]\.? ?S\.?|[BM]\.? ?Ed\.?|LL\.? ?[BM]\.?|HND|HNC|PGCE|GCSEs?|A[- ]Levels?`,
  `Bachelor(?:'s|’s)?(?: degree)?|Master(?:'s|’s)?(?: degree)?|Masters|Doctorate`,
  String.raw`Diplom(?:-(?:Ingenieur|Kauf(?:mann|frau)|Informatiker|Betriebswirt|Volkswirt|Physiker|Chemiker|Biologe|Psychologe|Pädagoge)(?:in)?)?|Dipl\.-Ing\.|Magister|Staatsexamen|(?:Erstes |Zweites )?Staatsexamen|Promotion|Dr\.?|Lehre|Ausbildung`,
  'Licence(?: professionnelle)?|Maîtrise|Master [12]|Mastère|Doctorat|DUT|BUT|BTS|CAP|BEP|DEUG|DESS|DEA|Bac(?:calauréat)?(?: pro(?:fessionnel)?)?|Mention complémentaire',
  'Ciclo Formativo de Grado (?:Superior|Medio)|Licenciatura|Grado|Máster(?: universitario)?|Diplomatura|Doctorado|Maestría|Especialidad|Especialización|Técnico superior',
  'Laurea(?: [Mm]agistrale| [Tt]riennale| [Ss]pecialistica)?|Dottorato(?: di [Rr]icerca)?|Diploma',
  String.raw`HBO(?: Bachelor| Master)?|MBO(?: \d)?|WO(?: Bachelor| Master)?|Propedeuse`,
  'Licencjat|Inżynier|Magister inżynier|Doktor|Doktorat|Technik',
  'Mestrado(?: Integrado)?|Doutoramento|Doutorado|Bacharelado|Curso técnico|Tecnólogo|Especialização|Pós-graduação',
].join('|')
const leading = new RegExp(
  String.raw`^((?:${degrees})(?: \((?:Hons|FH|Univ\.?)\))?)(?:\s+|,\s+)(?:(?:in|en|em)\s+)?(?!of\b|de\b|en\b|in\b|di\b|em\b|w\b)(\p{Lu}.+)$`,
  'u',
)
/** The same where a small word stands between, which elsewhere is part of a field: "Diplôme d’État de masseur". */
const linked =
  /^(Diplôme d[’']État|Curso técnico|CAP|Brevet professionnel|Técnico superior|Technik)\s+(?:(?:de|en|em|d[’'])\s*)?(\S.+)$/u

export interface Degree {
  readonly degree: Piece
  readonly field: Piece | null
}

/** A field behind its label: "kierunek: Rachunkowość", "profiel Cultuur en Maatschappij". */
const fieldLabel =
  /^(?:(?:major|minor|field|subject|specialisation|fachrichtung|schwerpunkt|spécialité|option|mention|filière|especialidad|orientación|indirizzo|profiel|richting|afstudeerrichting|kierunek|specjalność|profil|área|ênfase)(?:\s*[:：]\s*|\s+(?:in|en|em|de|of)\s+|\s+))(?=\p{L})/iu

const unlabelled = (piece: Piece): Piece => {
  const label = fieldLabel.exec(piece.text)
  return label ? trimmed(cut(piece, label[0].length, piece.text.length)) : piece
}

/** "X in Y" where no word of X is known as a degree: what stands in a degree's place is one. */
export function partedDegree(piece: Piece): Degree | null {
  const match = /^(\p{Lu}[^,;:–—]{2,40}?)\s(?:in|en|em|im Fach|na kierunku)\s(?=\p{Lu})/u.exec(piece.text)
  if (!match?.[1]) return null
  return {
    degree: trimmed(cut(piece, 0, match[1].length)),
    field: withoutTail(trimmed(cut(piece, match[0].length, piece.text.length))),
  }
}

const isField = (text: string) => !/^[\d.,/ ]+$/.test(text) && !/\b(?:gpa|note)\b/i.test(text)

/** "Diploma of Building", "Diplom für Heilmassage", "Curso profissional de Receção". */
const diploma =
  /^(Diploma?|(?:Higher )?Certificate(?: [IV]+)?|Curso (?:profissional|técnico))\s(?:für|of|in|de)\s(?!Higher )(\p{Lu}\S*.*)$/u

/** A field without the mark, the thesis or the remark behind it. */
function withoutTail(piece: Piece): Piece {
  const tail = /\s[-–—]\s.*$|,\s*(?:GPA|Note|grade)\b.*$|\s*\([^)]*\)\s*$/i.exec(piece.text)
  return tail && tail.index > 2 ? trimmed(cut(piece, 0, tail.index)) : piece
}

/** Characters; what is longer is a text in a degree's place, and is kept whole. */
const longest = 300

/** A degree and its field of study: "PhD in Computer Science", "Bachelor of Science (Physics)". */
export function parseDegree(piece: Piece): Degree {
  const { text } = piece
  if (text.length > longest) return { degree: piece, field: null }
  const lead = diploma.exec(text) ?? leading.exec(text) ?? linked.exec(text)
  if (lead?.[1] && lead[2]) {
    const at = text.length - lead[2].length
    const field = withoutTail(trimmed(cut(piece, at, text.length)))
    if (isField(field.text)) return { degree: trimmed(cut(piece, 0, lead[1].length)), field: unlabelled(field) }
  }
  for (const match of text.matchAll(connector)) {
    const left = trimmed(cut(piece, 0, match.index))
    let right = trimmed(cut(piece, match.index + match[0].length, text.length))
    if (match[0].includes('('))
      right = trimmed(cut(piece, match.index + match[0].length, text.replace(/\)\s*$/, '').length))
    if (!left.text || !right.text || degreeScore(left.text) < 0.5) continue
    if (/^(?:hons|honours|fh|univ|with honours|cum laude)/i.test(right.text)) continue
    const field = withoutTail(right)
    if (!isField(field.text)) continue
    return { degree: left, field: unlabelled(field) }
  }
  return { degree: piece, field: null }
}

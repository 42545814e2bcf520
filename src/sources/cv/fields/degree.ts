import { degreeScore } from './degree-words.ts'
import { cut, type Piece, trimmed } from './piece.ts'

const connector =
  /\s(?:in|im Fach|im Studiengang|en|em|na kierunku|w zakresie|w dziedzinie|nel corso di)\s|\s?[,:]\s|\s[–—-]\s|\s?\(/gi

/** Degrees that stand directly before their field: "BSc Computer Science", "Laurea Magistrale Informatica". */
const leading =
  /^((?:(?:Bachelor|Master|Associate|Doctor) of (?:Science|Arts|Engineering|Laws|Education|Business Administration|Commerce|Technology|Philosophy|Medicine|Music|Fine Arts|Public Administration)|HBO(?: Bachelor| Master)?|MBO(?: \d)?|WO(?: Bachelor| Master)?|Staatsexamen|Ph\.? ?D\.?|D\.?Phil\.?|M\.?B\.?A\.?|B\.?B\.?A\.?|[BM]\.? ?Sc\.?|[BM]\.? ?Eng\.?|[BM]\.? ?Tech\.?|[BM]\.? ?A\.?|[BM]\.? ?S\.?|[BM]\.? ?Ed\.?|LL\.? ?[BM]\.?|Bachelor(?:'s|’s)?(?: degree)?|Master(?:'s|’s)?(?: degree)?|Masters|Doctorate|Diplom|Magister|Laurea(?: magistrale| triennale| specialistica)?|Licenciatura|Grado|Máster(?: universitario)?|Licence(?: professionnelle)?|Doctorat|Mestrado|Doutoramento|Bacharelado|Licencjat|Inżynier|Dr\.?)(?: \((?:Hons|FH|Univ\.?)\))?)\s+(?!of\b|de\b|en\b|in\b|di\b|em\b|w\b)(\p{Lu}.+)$/u

export interface Degree {
  readonly degree: Piece
  readonly field: Piece | null
}

/** A degree and its field of study: "PhD in Computer Science", "Bachelor of Science (Physics)". */
export function parseDegree(piece: Piece): Degree {
  const { text } = piece
  for (const match of text.matchAll(connector)) {
    const left = trimmed(cut(piece, 0, match.index))
    let right = trimmed(cut(piece, match.index + match[0].length, text.length))
    if (match[0].includes('('))
      right = trimmed(cut(piece, match.index + match[0].length, text.replace(/\)\s*$/, '').length))
    if (!left.text || !right.text || degreeScore(left.text) < 0.5) continue
    if (/^(?:hons|honours|fh|univ|with honours|cum laude)/i.test(right.text)) continue
    const tail = /\s[-–—]\s.*$|,\s*(?:GPA|Note|grade)\b.*$|\s*\([^)]*\)\s*$/i.exec(right.text)
    const field = tail && tail.index > 2 ? trimmed(cut(right, 0, tail.index)) : right
    if (/^[\d.,/ ]+$/.test(field.text) || /\b(?:gpa|note)\b/i.test(field.text)) continue
    return { degree: left, field }
  }
  const lead = leading.exec(text)
  if (lead?.[1] && lead[2]) {
    const at = text.length - lead[2].length
    return { degree: trimmed(cut(piece, 0, at)), field: trimmed(cut(piece, at, text.length)) }
  }
  return { degree: piece, field: null }
}

import type { Line } from '../layout/model.ts'
import { assign, type Roles } from './assign.ts'
import { type Atom, headParts } from './atoms.ts'
import type { Context } from './context.ts'
import type { Study } from './cv.ts'
import { parseDegree, partedDegree } from './degree.ts'
import { degreeScore, schoolScore } from './degree-words.ts'
import { entriesOf } from './entries.ts'
import { studiesOfForm } from './forms.ts'
import { formEntries } from './labelled.ts'
import { isLabel } from './labels.ts'
import { paragraphsOf } from './paragraphs.ts'
import { cut, type Found, found, type Piece, trimmed } from './piece.ts'
import type { Row } from './row.ts'
import { withSeats } from './seats.ts'
import { spanFound } from './spans.ts'

const roles: Roles = {
  what: text => (schoolScore(text) > 0.5 ? degreeScore(text) * 0.6 : degreeScore(text)),
  where: schoolScore,
  first: 'what',
  alone: 'where',
}

const graded =
  /(?:\b(?:c?gpa|grade|score|note|abschlussnote|gesamtnote|notendurchschnitt|durchschnitt|average|nota media|nota|media|voto|punteggio|cijfer|gemiddelde|ocena|średnia|média|classificação|moyenne|mention)\b\s*[:=]?\s*([\d.,]+(?:\s*\/\s*\d[\d.,]*)?(?:\s*e lode)?|[A-F][+-]?(?=$|[\s,;.)])))|(?<![\d.,])([\d.,]+(?:\s*\/\s*\d[\d.,]*)?)\s*(?:c?gpa)\b/i
const bareGrade = /^(?:[0-5][.,]\d{1,2}(?:\s*\/\s*[0-5](?:[.,]\d+)?)?|[A-F][+-]?|\d{2,3}\s*\/\s*1[01]0(?:\s*e lode)?)$/

function gradeIn(pieces: readonly Piece[]): { score: Found; from: Piece } | null {
  for (const piece of pieces) {
    const match = graded.exec(piece.text)
    const value = match?.[1] ?? match?.[2]
    if (match && value) {
      const at = match.index + match[0].indexOf(value)
      return { score: found(value.replace(/[.,]$/, ''), cut(piece, at, at + value.length), 0.85), from: piece }
    }
    if (bareGrade.test(piece.text)) return { score: found(piece.text, piece, 0.7), from: piece }
  }
  return null
}

const coursework =
  /^(?:(?:relevant |major |selected )?(?:courses|coursework|modules|kurse|schwerpunkte|cours|cursos|corsi|vakken|przedmioty|disciplinas))\s*[:：]\s*/i

/** Courses named in an entry: the items below a line "Courses", or those after "Courses:". */
function coursesOf(
  entry: { readonly head: readonly Row[]; readonly body: readonly Row[] },
  context: Context,
): { courses: Found[]; rest: Row[] } {
  const rows = [...entry.head, ...entry.body]
  const label = rows.findIndex(
    row =>
      /^(?:.* )?(?:courses|coursework|kurse|cours|cursos|corsi|vakken)\s*:?$/i.test(row.mains[0]?.text ?? '') &&
      isLabel(row.mains[0]?.text ?? ''),
  )
  const inline = rows.find(row => coursework.test(row.mains[0]?.text ?? ''))
  if (inline) {
    const pieces = inline.mains.flatMap((piece, i) => {
      const from = i === 0 ? (coursework.exec(piece.text)?.[0].length ?? 0) : 0
      return splitList(cut(piece, from, piece.text.length))
    })
    return {
      courses: pieces.map(piece => found(piece.text, piece, 0.8)),
      rest: entry.body.filter(row => row !== inline),
    }
  }
  if (label < 0) return { courses: [], rest: [...entry.body] }
  const below = rows.slice(label + 1)
  const items = paragraphsOf(below, context.words).filter(({ bullet }) => bullet)
  return {
    courses: items.map(item => found(item.text, item.pieces, 0.8)),
    rest: entry.body.filter(row => !below.includes(row) || row.line.bullet === null),
  }
}

/** A list in running text: parted by dots, commas or semicolons that do not stand in brackets. */
export function splitList(piece: Piece): Piece[] {
  const mark = /\s[·•|❘∙‣⋅~]\s/.test(piece.text)
    ? /\s[·•|❘∙‣⋅~]\s/g
    : /;\s/.test(piece.text)
      ? /;\s/g
      : /\s\/\s/.test(piece.text) && !/,/.test(piece.text)
        ? /\s\/\s/g
        : /,\s?|\s?،\s?|、|・/g
  const parts: Piece[] = []
  let start = 0
  for (const match of piece.text.matchAll(mark)) {
    const before = piece.text.slice(start, match.index)
    if ((before.match(/[(（[]/g) ?? []).length > (before.match(/[)）\]]/g) ?? []).length) continue
    parts.push(cut(piece, start, match.index))
    start = match.index + match[0].length
  }
  parts.push(cut(piece, start, piece.text.length))
  return parts.map(trimmed).filter(part => part.text !== '')
}

/** The studies of a section, in its order. */
export function studiesOf(lines: readonly Line[], context: Context): Study[] {
  const form = formEntries(lines)
  if (form) return studiesOfForm(form, context)
  // Where each study is an item of a list, the items are the entries.
  const listed = lines.length > 0 && lines.filter(line => line.bullet !== null).length > lines.length / 2
  const bare = listed && lines[0]?.bullet ? lines.map(line => ({ ...line, bullet: null })) : lines
  const entries = entriesOf(bare, context.monthFirst)
  const seated = withSeats(entries.map(headParts))
  const parts = entries.map((entry, i) => {
    const part = seated[i] ?? headParts(entry)
    const grade = gradeIn([...part.atoms.map(atom => atom.piece), ...entry.body.flatMap(row => row.mains)])
    const atoms = part.atoms.filter(atom => atom.piece !== grade?.from || !bareGrade.test(atom.piece.text))
    return {
      ...part,
      grade,
      atoms: atoms.filter(atom => !coursework.test(atom.piece.text) && !isLabel(atom.piece.text)),
    }
  })
  const assigned = assign(
    parts.map(part => part.atoms),
    roles,
  )
  const studies: Study[] = []
  entries.forEach((entry, i) => {
    const [part, told] = [parts[i], assigned[i]]
    if (!part || !told || (!told.what && !told.where)) return
    const { courses, rest } = coursesOf(entry, context)
    const others = told.rest.filter(
      atom =>
        (told.where?.row ?? 0) + 1 >= atom.row &&
        /^\p{Lu}/u.test(atom.piece.text) &&
        !/[:：]/.test(atom.piece.text) &&
        atom.piece.text.length < 70,
    )
    const known = told.what !== null && degreeScore(told.what.piece.text) > 0
    const parted = told.what && told.where && !known ? partedDegree(told.what.piece) : null
    const named = known || parted ? told.what : null
    const degrees = [named, ...told.rest.filter(atom => degreeScore(atom.piece.text) > 0.5)].filter(
      atom => atom !== null,
    )
    const read = degrees.map(atom => (parted && atom === told.what ? parted : parseDegree(atom.piece)))
    const degree = read.find(({ field }) => field !== null) ?? read[0]
    const alone = (atom: Atom) =>
      part.atoms.filter(other => other.row === atom.row && other !== told.where && !degrees.includes(other)).length ===
      1
    const unnamed = !named && told.what && told.where && told.what.row <= told.where.row + 1 ? [told.what] : []
    const field =
      degree?.field ??
      [...unnamed, ...others].find(atom => !degrees.includes(atom) && alone(atom) && /^\p{Lu}/u.test(atom.piece.text))
        ?.piece ??
      null
    studies.push({
      ...spanFound(entry, true),
      school: told.where ? found(told.where.piece.text, told.where.piece, told.clear) : null,
      degree: degree ? found(degree.degree.text, degree.degree, told.clear) : null,
      field: field ? found(field.text, field, told.clear * 0.95) : null,
      place: part.places[0] ? found(part.places[0].text, part.places[0], 0.9) : null,
      score: part.grade?.score ?? null,
      courses,
      highlights: paragraphsOf(rest, context.words).map(item => found(item.text, item.pieces, 0.85)),
    })
  })
  return studies.filter(
    (study, i) =>
      !studies
        .slice(0, i)
        .some(
          other =>
            other.school?.value === study.school?.value &&
            other.degree?.value === study.degree?.value &&
            other.to?.value === study.to?.value &&
            study.to !== null,
        ),
  )
}

import type { Line } from '../layout/model.ts'
import { assign, type Roles } from './assign.ts'
import { glue, headParts, isUrl } from './atoms.ts'
import { areAuthors, citation, italicTitle } from './citation.ts'
import { companyScore } from './company-words.ts'
import type { Context } from './context.ts'
import type { Listed } from './cv.ts'
import { findDates } from './dates.ts'
import { type Entry, entriesOf, spanOf } from './entries.ts'
import { pieceAt } from './forms.ts'
import { giverIn, issuerIn } from './issuer.ts'
import { tableEntries } from './labelled.ts'
import { continues, flat, itemised, itemLines } from './listed-shape.ts'
import { awardRoles, by, certificateRoles, noise, numbered, publicationRoles } from './listed-words.ts'
import { bodyOf, paragraphsOf } from './paragraphs.ts'
import { cut, type Found, found, type Piece, trimmed } from './piece.ts'
import { rowsOf } from './rows.ts'

const unnumbered = (piece: Piece): Piece => {
  const match = numbered.exec(piece.text)
  return match ? trimmed(cut(piece, match[0].length, piece.text.length)) : piece
}

function dateOf(entry: Entry, context: Context): Found | null {
  const dated = spanOf(entry)
  if (dated?.span.from) return found(dated.span.from, dated.pieces, 0.85)
  for (const row of [...entry.head, ...entry.body])
    for (const piece of row.mains) {
      const span = findDates(piece.text, context.monthFirst).at(-1)
      if (span?.from && /^\W*$/.test(piece.text.slice(span.end)))
        return found(span.from, cut(piece, span.start, span.end), 0.7)
    }
  return null
}

/** The date of an item stands at its end, or before a dash at its beginning. */
function datePart(text: string, context: Context) {
  return findDates(text, context.monthFirst).findLast(
    span => /^[\s).,;\]]*$/.test(text.slice(span.end)) || (span.start === 0 && /^[\s:–—-]/.test(text.slice(span.end))),
  )
}

/** Items of a plain list: the text up to the date is the name, unless a dash, comma or bracket parts it from its giver. */
function fromItems(items: readonly Piece[], context: Context, roles: Roles): Listed[] {
  return items.flatMap((item): Listed[] => {
    const dated = datePart(item.text, context)
    const before = dated ? trimmed(cut(item, 0, dated.start)) : item
    const name = unnumbered(before.text.length > 2 || !dated ? before : trimmed(cut(item, dated.end, item.text.length)))
    if (name.text.length < 2) return []
    const date = dated?.from ? found(dated.from, cut(item, dated.start, dated.end), 0.8) : null
    const rest = { date, url: null, summary: null }
    const told = roles === certificateRoles ? issuerIn(name) : roles === awardRoles ? giverIn(name) : null
    if (told) return [{ name: found(told.name.text, told.name, 0.8), by: found(told.by.text, told.by, 0.7), ...rest }]
    const slanted = roles === publicationRoles ? italicTitle(item) : null
    return [{ name: slanted ?? found(name.text, name, 0.75), by: null, ...rest }]
  })
}

function fromEntries(entries: readonly Entry[], context: Context, roles: Roles): Listed[] {
  const parts = entries.map(headParts)
  const givers = parts.map(part => part.atoms.find(atom => atom.row > 0 && by.test(atom.piece.text)))
  const atoms = parts.map((part, i) => part.atoms.filter(atom => atom !== givers[i] && !noise.test(atom.piece.text)))
  const assigned = assign(atoms, roles)
  return entries.flatMap((entry, i) => {
    const [told, part, giver] = [assigned[i], parts[i], givers[i]]
    if (!told || !part) return []
    const nameAtom = told.what ?? told.where
    if (!nameAtom) return []
    const name = unnumbered(nameAtom.piece)
    const said = giver
      ? trimmed(cut(giver.piece, by.exec(giver.piece.text)?.[0].length ?? 0, giver.piece.text.length))
      : told.what
        ? (told.where?.piece ?? null)
        : null
    const split = roles === certificateRoles && !said ? issuerIn(name) : null
    const whereOf = roles === certificateRoles && !said && !split ? part.places[0] : undefined
    const giverPiece =
      whereOf ??
      (split
        ? split.by
        : said && by.test(said.text)
          ? trimmed(cut(said, by.exec(said.text)?.[0].length ?? 0, said.text.length))
          : said)
    const body = bodyOf(entry.body, context.words)
    const href = name.words.find(word => word.href)?.href ?? null
    const link = part.urls[0]
    const summary = body.summary ?? body.highlights[0] ?? null
    return [
      {
        name: found((split?.name ?? name).text, split?.name ?? name, Math.max(0.6, told.clear)),
        by: giverPiece ? found(giverPiece.text, giverPiece, told.clear * 0.9) : null,
        date: dateOf(entry, context),
        url: link ? found(link.text, link, 0.85) : href ? found(href, name, 0.8) : null,
        summary,
      },
    ]
  })
}

function listedOf(lines: readonly Line[], context: Context, roles: Roles): Listed[] {
  if (itemised(lines, context)) {
    const items = lines.filter(
      (line, i) => line.bullet !== null || numbered.test(line.cells[0].text) || continues(lines, i),
    )
    return fromItems(
      paragraphsOf(rowsOf(items, context.monthFirst), context.words)
        .map(({ pieces: [head, ...tail] }) => (head ? tail.reduce(glue, head) : null))
        .filter(piece => piece !== null),
      context,
      roles,
    )
  }
  if (flat(lines)) return fromItems(itemLines(lines), context, roles)
  return fromEntries(entriesOf(lines, context.monthFirst), context, roles)
}

/** A table whose head says what its columns are: "Course | Institution | Year". */
function inTable(lines: readonly Line[], context: Context): Listed[] | null {
  const entries = tableEntries(lines)
  if (!entries || entries.length === 0) return null
  return entries.flatMap((entry): Listed[] => {
    const [name, giver] = [pieceAt(entry, 'degree', 'title', 'field'), pieceAt(entry, 'school', 'company')]
    const time = pieceAt(entry, 'dates')
    const date = time ? findDates(time.text, context.monthFirst)[0]?.from : null
    if (!name) return []
    return [
      {
        name: found(name.text, name, 0.9),
        by: giver ? found(giver.text, giver, 0.9) : null,
        date: date && time ? found(date, time, 0.9) : null,
        url: null,
        summary: null,
      },
    ]
  })
}

export const awardsOf = (lines: readonly Line[], context: Context): Listed[] => listedOf(lines, context, awardRoles)
export const certificatesOf = (lines: readonly Line[], context: Context): Listed[] =>
  inTable(lines, context) ?? listedOf(lines, context, certificateRoles)

/** Titles of papers stand first and in their own type; authors and places of print follow. */
export function publicationsOf(lines: readonly Line[], context: Context): Listed[] {
  if (itemised(lines, context)) return listedOf(lines, context, publicationRoles).map(citation)
  return entriesOf(lines, context.monthFirst).flatMap(entry => {
    const part = headParts(entry)
    const [nameAtom, ...named] = part.atoms.filter(atom => !noise.test(atom.piece.text))
    const others = named.filter(
      atom =>
        !areAuthors(
          named
            .filter(other => other.row === atom.row)
            .map(other => other.piece.text)
            .join(', '),
        ),
    )
    if (!nameAtom) return []
    const giver =
      others.find(atom => by.test(atom.piece.text)) ??
      others.find(atom => companyScore(atom.piece.text) > 0) ??
      others.at(-1)
    const cited = others.find(
      atom => /\(([^()]+)\)\s*$/.test(atom.piece.text) && /10\.\d{4}|https?:/.test(atom.piece.text),
    )
    const inBrackets = cited ? /\(([^()]+)\)\s*$/.exec(cited.piece.text) : null
    let publisher: Piece | null = giver?.piece ?? null
    if (cited && inBrackets?.[1])
      publisher = trimmed(cut(cited.piece, inBrackets.index + 1, inBrackets.index + 1 + inBrackets[1].length))
    else if (publisher && by.test(publisher.text))
      publisher = trimmed(cut(publisher, by.exec(publisher.text)?.[0].length ?? 0, publisher.text.length))
    const href =
      nameAtom.piece.words.find(word => word.href)?.href ?? cited?.piece.words.find(word => word.href)?.href ?? null
    const body = bodyOf(entry.body, context.words)
    return [
      {
        name: found(unnumbered(nameAtom.piece).text, nameAtom.piece, 0.85),
        by: publisher && !isUrl(publisher.text) ? found(publisher.text, publisher, 0.65) : null,
        date: dateOf(entry, context),
        url: href ? found(href, nameAtom.piece, 0.8) : null,
        summary: body.summary,
      },
    ]
  })
}

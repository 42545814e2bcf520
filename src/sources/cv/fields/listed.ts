import { foldName } from '#src/lib/normalise/name.ts'
import type { Line } from '../layout/model.ts'
import { assign, type Roles } from './assign.ts'
import { glue, headParts, isUrl } from './atoms.ts'
import { companyScore } from './company-words.ts'
import type { Context } from './context.ts'
import type { Listed } from './cv.ts'
import { findDates } from './dates.ts'
import { type Entry, entriesOf, oneParagraph, rowsOf, spanOf } from './entries.ts'
import { bodyOf, paragraphsOf } from './paragraphs.ts'
import { nameScore } from './person.ts'
import { boxOf, cut, type Found, found, type Piece, pieceOf, trimmed } from './piece.ts'

const awarded =
  /\b(?:award|awards|prize|mention|scholarship|scholar|fellowship|fellow|finalist|winner|medal|laude|honou?rs?|dean|list|place|champion|grant|best|top|ambassador|builder|organizer|certificate|under|preis|auszeichnung|stipendium|stipendiat|forderpreis|platz|prix|laureat|bourse|medaille|premio|beca|medalla|borsa|riconoscimento|prijs|beurs|nagroda|stypendium|wyroznienie|medal|premio|bolsa)\b|\d(?:st|nd|rd|th) place/
const certified =
  /\b(?:certified|certificate|certification|certificates|zertifikat|zertifizierter?|certificat|certifie|certificado|certificacion|certificato|certificaat|certyfikat|licen[sc]e|diploma|pmp|prince2|itil|aws|azure|scrum|cissp|cfa|toefl|ielts|associate|professional|foundation|specialist|practitioner|expert|kurs|training|abilitazione|habilitation|habilitacion|uprawnienia|patente|permis|prufung|examen|esame|egzamin|berechtigung|nachweis|certificering|certificacao|licencia|licenza)\b|検定|資格|免許|技術者|[1-5１-５]級/

const scoreBy = (pattern: RegExp) => (text: string) => (pattern.test(foldName(text)) || pattern.test(text) ? 0.7 : 0)

/** `2nd Place, AWS GameDay`: what first, of whom after. */
const awardRoles: Roles = { what: scoreBy(awarded), where: companyScore, first: 'what', alone: 'what' }
const certificateRoles: Roles = { what: scoreBy(certified), where: companyScore, first: 'what', alone: 'what' }
const publicationRoles: Roles = { what: () => 0, where: () => 0, first: 'what', alone: 'what' }

const by =
  /^(?:awarded by|issued by|published by|presented by|verliehen von|von|by|par|por|da|door|przez|published in|issuer:?|herausgegeben von|décerné par|délivré par|otorgado por|expedido por|rilasciato da|in|at)\s+/i
const noise = /^(?:view publication|view|link|show credential|view certificate|credential id.*)$/i
const numbered = /^\(?\[?\d{1,2}[.)\]]\)?\s+/

const unnumbered = (piece: Piece): Piece => {
  const match = numbered.exec(piece.text)
  return match ? trimmed(cut(piece, match[0].length, piece.text.length)) : piece
}

function dateOf(entry: Entry, context: Context): Found | null {
  const dated = spanOf(entry)
  if (dated?.span.from)
    return found(
      dated.span.to && !dated.span.single && !dated.span.current ? dated.span.from : dated.span.from,
      dated.pieces,
      0.85,
    )
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

/** "Best Paper – ACME Conference": an award, then who gave it. */
function giverIn(piece: Piece): { name: Piece; by: Piece } | null {
  const match = /^(.{4,}?)\s(?:[–—-]|\|)\s(?=.{3,}$)/.exec(piece.text)
  if (!match?.[1]) return null
  const [name, by] = [trimmed(cut(piece, 0, match[1].length)), trimmed(cut(piece, match[0].length, piece.text.length))]
  return companyScore(by.text) > 0 || awardRoles.what(name.text) > awardRoles.what(by.text) ? { name, by } : null
}

/** "Prince2 Foundation (AXELOS)", "Prince2 Foundation, AXELOS": the issuer stands last and is a short name. */
function issuerIn(piece: Piece): { name: Piece; by: Piece } | null {
  const match =
    /^(.{3,}?)\s*[(（]([^()（）]{2,50})[)）]$/.exec(piece.text) ??
    /^(.{3,}),\s+([^,]{2,50})$/.exec(piece.text) ??
    /^(.{3,}?)\s[–—|·•-]\s([^–—|]{2,50})$/.exec(piece.text)
  const [, left, right] = match ?? []
  if (!left || !right || !/^[\p{Lu}\p{Lo}\d]/u.test(right) || right.split(' ').length > 5) return null
  // A code in brackets names the certificate, not who gave it.
  if (
    /^\d+$/.test(right) ||
    /\b(?:level|part|teil|stufe|niveau)\b|^[A-Z]+-?\d+/i.test(right) ||
    (match?.[0].endsWith(')') && initials(left).includes(right.toLowerCase()))
  )
    return null
  const at = piece.text.lastIndexOf(right)
  return { name: trimmed(cut(piece, 0, left.length)), by: cut(piece, at, at + right.length) }
}

const initials = (text: string): string =>
  text
    .split(/\s+/)
    .map(word => word.charAt(0))
    .join('')
    .toLowerCase()

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

/** Lines of one look, close together: each that did not go on from the line above is an item. */
function flat(lines: readonly Line[]): boolean {
  const looks = new Set(
    lines.map(
      line =>
        `${line.cells[0].words[0]?.style.size} ${line.cells[0].words[0]?.style.bold} ${line.cells[0].words[0]?.style.colour} ${Math.round(line.cells[0].box.x0 / 4)}`,
    ),
  )
  const dated = lines.filter(line => findDates(line.cells[0].text).length > 0).length
  if (dated > 0 && dated < lines.length * 0.7) return false
  return (
    lines.length > 1 &&
    looks.size === 1 &&
    lines.every(line => line.cells.length === 1 && line.bullet === null) &&
    !lines.some(line => isUniform(line) === false) &&
    lines.slice(1).every(line => line.above < 0.9)
  )
}

const isUniform = (line: Line): boolean =>
  new Set(line.cells[0].words.map(word => `${word.style.bold} ${word.style.italic}`)).size === 1

function itemLines(lines: readonly Line[]): Piece[] {
  const edge = Math.max(...lines.map(line => line.edge))
  const items: { piece: Piece; last: Line }[] = []
  for (const line of lines) {
    const piece = pieceOf(line.cells[0], line)
    const open = items.at(-1)
    const [end, word] = [open?.last.cells[0].words.at(-1), piece.words[0]]
    const fits = !end || !word || end.box.x1 + word.style.size * 0.25 + (word.box.x1 - word.box.x0) < edge - 2
    if (open && (oneParagraph(open.last, line) ?? (!fits && !/(?:19|20)\d\d\)?$/.test(open.piece.text)))) {
      open.piece = glue(open.piece, piece)
      open.last = line
    } else items.push({ piece, last: line })
  }
  return items.map(item => item.piece)
}

/** Mostly items with a mark before them, or one line each. */
function itemised(lines: readonly Line[], context: Context): boolean {
  const rows = rowsOf(lines, context.monthFirst)
  const marked = rows.filter(row => row.line.bullet !== null || numbered.test(row.mains[0]?.text ?? '')).length
  const heads = rows.filter(
    row => row.kind === 'head' && row.line.bullet === null && !numbered.test(row.mains[0]?.text ?? ''),
  ).length
  return (
    marked > 0 &&
    marked >= heads &&
    !rows.some(
      row =>
        row.kind === 'head' &&
        row.dates.length > 0 &&
        row.line.bullet === null &&
        !numbered.test(row.mains[0]?.text ?? ''),
    )
  )
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

/** An unmarked line below an item and in its column. */
function continues(lines: readonly Line[], index: number): boolean {
  for (let i = index; i >= 0; i--) {
    const line = lines[i]
    if (!line) return false
    if (line.bullet !== null || numbered.test(line.cells[0].text))
      return Math.abs((lines[index]?.box.x0 ?? 0) - line.box.x0) < 24 && i < index
    if (line.above > 0.8 || line.cells[0].words[0]?.style.bold !== lines[i - 1]?.cells[0].words.at(-1)?.style.bold)
      return false
  }
  return false
}

export const awardsOf = (lines: readonly Line[], context: Context): Listed[] => listedOf(lines, context, awardRoles)
export const certificatesOf = (lines: readonly Line[], context: Context): Listed[] =>
  listedOf(lines, context, certificateRoles)

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

const author = /^(?:and |und |& |et )?(?:[\p{Lu}][\p{L}'’.-]*\.?\s?){1,4}(?:\s(?:et al\.?|and|&|und)\s?.*)?$/u

/** Names with commas between them. */
function areAuthors(text: string): boolean {
  const names = text.split(/,\s*|\s+and\s+|\s+&\s+|;\s*/).filter(Boolean)
  return (
    names.length >= 2 &&
    names.every(
      name =>
        author.test(name.trim()) &&
        name.trim().split(' ').length <= 4 &&
        nameScore(name.replace(/^(?:and|und|&) /, '')) > 0.2,
    )
  )
}

/** A book's title in italics among upright text. */
function italicTitle({ words, text: whole }: Piece): Found | null {
  const first = words.findIndex(word => word.style.italic)
  if (first <= 0 || /[“"„«]/.test(whole)) return null
  let end = first
  while (words[end]?.style.italic) end++
  const title = words.slice(first, end)
  const text = title
    .map(word => word.text)
    .join(' ')
    .replace(/[,.]$/, '')
  return title.length >= 2 && text.length > 8
    ? { value: text, page: title[0]?.page ?? 1, box: boxOf(title), text, confidence: 0.7 }
    : null
}

/** "A. Author, “The title,” Journal, 2011": the title is what stands in quotation marks, else after the authors. */
function citation(item: Listed): Listed {
  const { text } = item.name
  const quoted = /[“"„«]([^”"“»]{8,}?)[,.]?[”"“»]/.exec(text)
  return quoted?.[1] ? { ...item, name: { ...item.name, value: quoted[1].replace(/[,.]$/, '') } } : item
}

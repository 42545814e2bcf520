import type { Line } from '../layout/model.ts'
import { headParts } from './atoms.ts'
import type { Context } from './context.ts'
import type { Project } from './cv.ts'
import { splitList } from './education.ts'
import { entriesOf } from './entries.ts'
import { bodyOf } from './paragraphs.ts'
import { cut, type Found, found, trimmed } from './piece.ts'
import { spanFound } from './spans.ts'
import { titleScore } from './title-words.ts'

const tools =
  /^(?:skills|technologies|technologies used|tech stack|stack|tools|keywords|built with|environment|technologien|technologie|tecnologías|tecnologie|technieken|tecnologias|使用技術)\s*[:：]\s*/i
const atWord = /\s(?:at|@|bei|chez|presso|bij)\s/i

/** Single words at the end of a list of sentences name what the project was made with. */
function withoutTags(highlights: readonly Found[]): readonly Found[] {
  const words = (item: Found | undefined) => item?.value.split(' ').length ?? 0
  let end = highlights.length
  while (end > 0 && words(highlights[end - 1]) <= 2) end--
  const tags = highlights.length - end
  return tags >= 2 && end > 0 && highlights.slice(0, end).every(item => words(item) >= 4)
    ? highlights.slice(0, end)
    : highlights
}

/** The projects of a section, in its order; they are no jobs. */
export function projectsOf(lines: readonly Line[], context: Context): Project[] {
  return entriesOf(lines, context.monthFirst).flatMap(entry => {
    const part = headParts(entry)
    const listed = entry.body.find(row => tools.test(row.mains[0]?.text ?? ''))
    const [nameAtom, ...rest] = part.atoms
    if (!nameAtom) return []
    const body = bodyOf(
      entry.body.filter(row => row !== listed),
      context.words,
    )
    const roles: Found[] = []
    let entity: Found | null = null
    const said: Found[] = []
    for (const atom of rest) {
      const match = atWord.exec(atom.piece.text)
      if (match && titleScore(atom.piece.text.slice(0, match.index)) > 0) {
        const role = trimmed(cut(atom.piece, 0, match.index))
        const where = trimmed(cut(atom.piece, match.index + match[0].length, atom.piece.text.length))
        roles.push(found(role.text, role, 0.8))
        entity = found(where.text, where, 0.8)
      } else if (titleScore(atom.piece.text) > 0.6 && roles.length === 0)
        roles.push(found(atom.piece.text, atom.piece, 0.6))
      else said.push(found(atom.piece.text, atom.piece, 0.6))
    }
    const kept = withoutTags(body.highlights)
    const keywords = (listed?.mains ?? []).flatMap(piece =>
      splitList(cut(piece, tools.exec(piece.text)?.[0].length ?? 0, piece.text.length)),
    )
    const summary = [...said.map(({ value }) => value), ...(body.summary ? [body.summary.value] : [])].join(' ')
    const first = said[0] ?? body.summary
    const href = nameAtom.piece.words.find(word => word.href)?.href ?? null
    const link = part.urls[0]
    return [
      {
        ...spanFound(entry),
        name: found(nameAtom.piece.text, nameAtom.piece, 0.85),
        description: first ? { ...first, value: summary } : null,
        entity,
        roles,
        keywords: [...keywords.map(piece => found(piece.text, piece, 0.8)), ...body.highlights.slice(kept.length)],
        url: link ? found(link.text, link, 0.9) : href ? found(href, nameAtom.piece, 0.85) : null,
        highlights: kept,
      },
    ]
  })
}

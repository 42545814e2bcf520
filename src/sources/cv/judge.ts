import { foldName } from '#src/lib/normalise/name.ts'
import { companyScore } from './fields/company-words.ts'
import { nameScore } from './fields/person.ts'
import { titleScore } from './fields/title-words.ts'
import { type Layout, type Line, textOf, type Warning } from './layout/model.ts'
import { otherKind } from './other-kinds.ts'
import { sectionOf } from './sections/words.ts'
import type { Understood } from './understand.ts'
import { UnreadableCv } from './unreadable.ts'

const greeting =
  /^(?:dear\b|to whom it may concern|sehr geehrte|liebe[rs]? |madame,? monsieur|cher |chère |estimad[oa]s?\b|gentil[ei]\b|egregi|spett|geachte|beste |szanown|drogi|exm[oa]|prezad[oa]|拝啓|前略)/i
const farewell =
  /^(?:(?:yours )?(?:sincerely|faithfully|truly)|(?:kind|best|warm) regards|mit freundlichen grüßen|hochachtungsvoll|cordialement|je vous prie d|veuillez agréer|atentamente|un cordial saludo|cordiali saluti|distinti saluti|met vriendelijke groet|z poważaniem|atenciosamente|com os melhores cumprimentos|敬具)/i

/** @throws UnreadableCv when nothing in it is what a CV says; a letter is named as one. */
export function mustBeCv({ cv, sections }: Pick<Understood, 'cv' | 'sections'>, lines: readonly Line[]): void {
  const kinds = new Set(sections.filter(section => section.head).map(({ kind }) => kind))
  const told = [...kinds].filter(kind => kind !== 'other' && kind !== 'header' && kind !== 'photo').length
  const reach = cv.emails.length + cv.phones.length + cv.profiles.length > 0
  const dated = [...cv.work, ...cv.education].filter(item => item.from || item.to || item.current).length
  const texts = lines.map(line => line.cells[0].text.trim())
  const letter = texts.some(text => greeting.test(text)) && texts.some(text => farewell.test(text))
  if (letter && cv.work.length === 0 && cv.education.length === 0)
    throw new UnreadableCv('not-a-cv', 'This reads like a letter, not like a CV.')
  const person = cv.name !== null && nameScore(cv.name.value) > 0.5 && companyScore(cv.name.value) === 0
  const career = ['work', 'education', 'skills', 'volunteer', 'projects'].filter(kind =>
    kinds.has(kind as 'work'),
  ).length
  const other = otherKind(lines)
  if (dated >= 2 && (reach || told >= 1)) return
  if (other === null) {
    if (dated > 0 && (reach || told >= 1)) return
    if (career >= 1 && told >= 2 && (person || cv.work.length > 0) && (person || reach)) return
    if (person && cv.emails.length + cv.phones.length > 0 && cv.headline && titleScore(cv.headline.value) > 0.4) return
  }
  throw new UnreadableCv(
    'not-a-cv',
    other
      ? `This reads like ${other}, not like a CV.`
      : 'This does not read like a CV: it tells no posts, no studies and no skills of a person.',
  )
}

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/

/** Whether work or education is headed on both sides of a line: what follows begins anew. */
const headsCareer = (before: readonly Line[], after: readonly Line[]): boolean =>
  (['work', 'education'] as const).some(kind =>
    [before, after].every(side => side.some(line => sectionOf(line.cells[0].text) === kind)),
  )

/**
 * Two people in one file: a second name as big as the first, with an address of its own below. The first person's part
 * is read; where the next begins is said.
 */
export function firstPersonOf(layout: Layout): { layout: Layout; warning: Warning | null } {
  const { lines } = layout
  const big = (line: Line) => line.cells[0].words[0]?.style.size ?? 0
  const firstName = lines
    .slice(0, 12)
    .filter(line => nameScore(line.cells[0].text) > 0.6)
    .sort((a, b) => big(b) - big(a))[0]
  if (!firstName) return { layout, warning: null }
  const firstMail = lines
    .slice(0, 40)
    .map(line => email.exec(textOf(line))?.[0])
    .find(found => found !== undefined)
  const begins = lines.indexOf(firstName)
  const index = lines.findIndex((line, i) => {
    if (i < begins + 3 || line.cells.length > 2 || big(line) < big(firstName) * 0.92) return false
    const text = line.cells[0].text
    if (nameScore(text) <= 0.6 || foldName(text) === foldName(firstName.cells[0].text)) return false
    const below = lines
      .slice(i + 1, i + 12)
      .map(other => email.exec(textOf(other))?.[0])
      .find(found => found !== undefined)
    if (below === undefined || below === firstMail) return false
    return line.page > firstName.page || line.above > 1 || headsCareer(lines.slice(0, i), lines.slice(i))
  })
  if (index < 0) return { layout, warning: null }
  const page = lines[index]?.page ?? 1
  return {
    layout: { ...layout, lines: lines.slice(0, index) },
    warning: {
      code: 'several-people',
      page,
      text: `The file holds CVs of several people. Only the first was read; the next begins on page ${page}.`,
    },
  }
}

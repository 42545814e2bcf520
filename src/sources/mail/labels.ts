import { decodeWords } from 'postal-mime'
import { header, type ParsedMail } from './mail.ts'

/** Gmail's labels in a Takeout file: folders, states and what the holder named. */
export function labels(mail: Pick<ParsedMail, 'headers'>): string[] {
  const value = header(mail, 'x-gmail-labels')
  if (value === '') return []
  return decodeWords(value)
    .split(',')
    .map(label => label.trim().replace(/^"|"$/g, ''))
    .filter(label => label !== '')
    .slice(0, 50)
}

const drafts: ReadonlySet<string> = new Set(
  (
    'drafts draft entwürfe entwurf brouillons borradores bozze rascunhos concepten utkast kladder luonnokset wersje robocze ' +
    'koncepty rozepsané piszkozatok ciorne черновики чернетки πρόχειρα taslaklar 下書き 草稿 草稿 임시보관함 טיוטות'
  ).split(' '),
)

/** Gmail writes drafts into the same file as mail that was sent. */
export const isDraft = (mail: Pick<ParsedMail, 'headers'>): boolean =>
  labels(mail).some(label => drafts.has(label.toLowerCase()))

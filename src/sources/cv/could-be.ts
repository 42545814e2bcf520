import type { SourceFile } from '../source.ts'
import { headText } from '../text.ts'
import { formatOf } from './format.ts'
import { sectionOf } from './sections/words.ts'

const latin = (head: Uint8Array) => Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1')

/** Text that is a CV and not a letter or a table: headings of a CV on lines of their own. */
export function readsLikeCv(text: string): boolean {
  const kinds = new Set(
    text
      .split(/\r?\n|<\/?(?:h\d|p|div|td|li|b|strong)[^<>]{0,200}>/i)
      .slice(0, 2000)
      .map(line => sectionOf(line.trim()))
      .filter(kind => kind !== null),
  )
  return ['work', 'education', 'skills'].filter(kind => kinds.has(kind as 'work')).length >= 2
}

/** Whether a file can be a CV, by its first bytes; text, HTML, XML and JSON only when they read like one. */
export function couldBeCv({ head }: Pick<SourceFile, 'head'>): boolean {
  const { format } = formatOf(head)
  switch (format) {
    case 'pdf':
    case 'rtf':
      return true
    case 'zip':
      return /word\/|application\/vnd\.openxmlformats-officedocument\.wordprocessingml|application\/vnd\.oasis\.opendocument\.text(?!-)/.test(
        latin(head),
      )
    case 'xml':
      return /<(?:\w+:)?(?:SkillsPassport|Candidate)\b/.test(latin(head))
    case 'json':
      return /"basics"\s*:\s*\{|"bio"\s*:\s*\{|"format"\s*:\s*"FRESH/.test(headText(head))
    case 'html':
    case 'text':
      return readsLikeCv(headText(head))
    default:
      return false
  }
}

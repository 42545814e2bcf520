import { isBullet } from '../characters.ts'
import type { Words } from '../gutter.ts'
import type { Layout } from '../model.ts'
import type { Paragraph, Run } from './blocks.ts'
import { typeset } from './typeset.ts'

const plainRun = (text: string, more: Partial<Run> = {}): Run => ({
  text,
  bold: false,
  italic: false,
  size: 10,
  colour: '#000000',
  href: null,
  ...more,
})

const underline = /^\s*([-=_*~#])\1{3,}\s*$/

/** One line of plain text as a paragraph of its own; columns of blanks part cells. */
function paragraph(line: string, blank: boolean, underlined: boolean): Paragraph {
  const lead = /^[\t ]*/.exec(line)?.[0] ?? ''
  let text = line.trim()
  const mark = /^(\S)\s+/.exec(text)
  const bullet = mark?.[1] && isBullet(mark[1]) ? mark[1] : null
  if (bullet) text = text.slice(mark?.[0].length)
  const heading = /^#{1,4}\s+/.exec(text)
  const size = heading ? 14 : 10
  if (heading) text = text.slice(heading[0].length)
  const bold = underlined || heading !== null || /^\*\*[^*]+\*\*$/.test(text)
  return {
    kind: 'paragraph',
    runs: [plainRun(text.replace(/^\*\*([^*]+)\*\*$/, '$1'), { bold, size })],
    indent: Math.min(120, lead.replaceAll('\t', '    ').length * 5),
    bullet,
    before: blank ? 12 : 0,
    level: null,
  }
}

/** Plain text (and light Markdown): lines as they stand, blank lines as white space, underlines as headings. */
export function readPlain(text: string, words: Words): Layout {
  const lines = text
    .replace(/\r\n?|\f|\u2028|\u2029/g, '\n')
    .slice(0, 400_000)
    .split('\n')
  const paragraphs: Paragraph[] = []
  let blank = false
  lines.forEach((line, i) => {
    if (underline.test(line) || /^\s*$/.test(line)) {
      blank = true
      return
    }
    paragraphs.push(
      paragraph(line.slice(0, 4000), blank, underline.test(lines[i + 1] ?? '') && line.trim().length < 60),
    )
    blank = false
  })
  return {
    pages: [],
    lines: typeset(paragraphs, words),
    warnings: [],
    portraits: 0,
    title: null,
    author: null,
    producer: null,
  }
}

import { describe, expect, it } from 'vitest'
import type { Loose } from './cells.ts'
import { findGutter, type Words } from './gutter.ts'

const at = (text: string, x: number, base: number, size = 11): Loose => {
  const style = { size, bold: false, italic: false, colour: '#222222', font: '' }
  const box = { x0: x, y0: base - size * 0.8, x1: x + text.length * size, y1: base + size * 0.2 }
  const cell = { words: [{ text, page: 1, box, base, style, href: null }], text, box }
  return { cell, bullet: null, base, size, icon: false }
}

const known: Words = {
  isHead: ({ cell }) => cell.text === '連絡先' || cell.text === '言語',
  isMarginal: text => /^\d{4}年/.test(text),
}

/** Two columns under a heading each, of short lines as Japanese ones are; `size` is that of the right heading. */
const columns = (size: number): Loose[] => [
  at('連絡先', 40, 100, 14.3),
  ...['札幌市中央区', '日本語', '小川学院大学', '博士', '修士', '羊歯大学'].map((text, i) =>
    at(text, 40, 116 + i * 15),
  ),
  at('言語', 40, 222, 14.3),
  ...['母国語', '英語'].map((text, i) => at(text, 40, 238 + i * 15)),
  at('今までの仕事', 271, 100, size),
  ...['給与担当', '鐘鹿商会', '電話オペレーター', '聖愛学院', '薬剤師', '河川管理局'].map((text, i) =>
    at(text, 271, 116 + i * 15),
  ),
]

describe('findGutter', () => {
  it('knows a column by a heading in words nobody has heard of, where it is set as the known ones are', () => {
    expect(findGutter(columns(14.3), known)?.x).toBe(271)
    expect(findGutter(columns(11), known)).toBeNull()
  })
})

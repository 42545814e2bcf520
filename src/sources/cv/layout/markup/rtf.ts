import iconv from 'iconv-lite'
import type { Words } from '../gutter.ts'
import type { Layout, Warning } from '../model.ts'
import type { Block, Run, TableCell } from './blocks.ts'
import { typeset } from './typeset.ts'

interface State {
  bold: boolean
  italic: boolean
  size: number
  colour: number
  hidden: boolean
  /** A group that is no text: fonts, styles, pictures. */
  skip: boolean
  /** How many characters after \u stand for readers without Unicode. */
  uc: number
}

const skippedGroups = new Set(
  'fonttbl stylesheet info pict object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl mmathPr fldinst bkmkstart bkmkend header footer headerl headerr footerl footerr footnote nonshppict private filetbl revtbl'.split(
    ' ',
  ),
)
const specials: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
}

const codePages: Readonly<Record<string, string>> = {
  '437': 'cp437',
  '850': 'cp850',
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '10000': 'macroman',
}

/** Rich Text Format 1.9 as far as text, type, lists and tables go; objects and pictures are passed over. */
export function readRtf(bytes: Uint8Array, words: Words): Layout {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8_000_000)).toString('latin1')
  const page = /\\ansicpg(\d{3,5})/.exec(source.slice(0, 400))?.[1] ?? '1252'
  const encoding = codePages[page] ?? `win${page}`
  const decode = (raw: number[]) =>
    iconv.encodingExists(encoding) ? iconv.decode(Buffer.from(raw), encoding) : Buffer.from(raw).toString('latin1')
  const colours: string[] = coloursOf(source)
  const blocks: Block[] = []
  let runs: Run[] = []
  let cells: TableCell[] = []
  let cellBlocks: Block[] = []
  let inTable = false
  let indent = 0
  let before = 0
  let bullet: string | null = null
  const hidden: string[] = []
  let objects = false
  let state: State = { bold: false, italic: false, size: 12, colour: 0, hidden: false, skip: false, uc: 1 }
  const stack: State[] = []
  let pending: number[] = []
  let owed = 0
  const add = (text: string) => {
    if (state.skip || text === '') return
    const colour = colours[state.colour] ?? '#000000'
    if (state.hidden || colour === '#ffffff' || state.size < 2) {
      hidden.push(text)
      return
    }
    runs.push({ text, bold: state.bold, italic: state.italic, size: state.size, colour, href: null })
  }
  const drain = () => {
    if (pending.length === 0) return
    const raw = pending
    pending = []
    add(decode(raw))
  }
  const endParagraph = () => {
    drain()
    const marked = markedRuns(runs)
    const block: Block = {
      kind: 'paragraph',
      runs: marked.runs,
      indent,
      bullet: bullet ?? marked.bullet,
      before,
      level: null,
    }
    ;(inTable ? cellBlocks : blocks).push(block)
    runs = []
    before = 0
  }
  const endTable = () => {
    if (cells.length > 0) blocks.push({ kind: 'table', rows: [cells] })
    cells = []
    inTable = false
  }
  const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z0-9'])|([{}])|([^\\{}\r\n]+)|[\r\n]/gi
  for (const match of source.matchAll(token)) {
    const [, word, parameter, hex, symbol, brace, text] = match
    if (hex !== undefined) {
      if (owed > 0) owed--
      else if (!state.skip) pending.push(Number.parseInt(hex, 16))
      continue
    }
    if (text !== undefined) {
      let rest = text
      if (owed > 0) {
        const dropped = Math.min(owed, rest.length)
        owed -= dropped
        rest = rest.slice(dropped)
      }
      drain()
      add(rest)
      continue
    }
    drain()
    if (brace === '{') {
      if (stack.length < 500) stack.push({ ...state })
      continue
    }
    if (brace === '}') {
      state = stack.pop() ?? state
      continue
    }
    if (symbol !== undefined) {
      if (symbol === '*') state.skip = true
      else if (symbol === '~') add('\u00a0')
      else if (symbol === '_') add('-')
      else if (/[\\{}]/.test(symbol)) add(symbol)
      continue
    }
    if (word === undefined) continue
    const value = parameter === undefined ? null : Number(parameter)
    if (skippedGroups.has(word)) {
      if (word === 'object') objects = true
      state.skip = true
    } else if (word === 'u' && value !== null) {
      if (!state.skip) add(String.fromCharCode(value < 0 ? value + 65_536 : value))
      owed = state.uc
    } else if (word === 'uc') state.uc = value ?? 1
    else if (word === 'pntext' || word === 'listtext') {
      bullet = '•'
      state.skip = true
    } else if (word === 'pntxtb') state.skip = true
    else if (word === 'par' || word === 'sect' || word === 'page') {
      endParagraph()
      if (!inTable) endTable()
    } else if (word === 'pard') {
      indent = 0
      bullet = null
      inTable = false
    } else if (word === 'intbl') inTable = true
    else if (word === 'cell') {
      inTable = true
      endParagraph()
      cells.push({ width: 1, blocks: cellBlocks })
      cellBlocks = []
    } else if (word === 'row') {
      endTable()
    } else if (word === 'li') indent = Math.max(0, (value ?? 0) / 20)
    else if (word === 'sb') before = Math.min(40, (value ?? 0) / 20)
    else if (word === 'ls' && value !== null && value > 0) bullet = '•'
    else if (word === 'plain') Object.assign(state, { bold: false, italic: false, size: 12, colour: 0, hidden: false })
    else if (word === 'b') state.bold = value !== 0
    else if (word === 'i') state.italic = value !== 0
    else if (word === 'v') state.hidden = value !== 0
    else if (word === 'fs') state.size = (value ?? 24) / 2
    else if (word === 'cf') state.colour = value ?? 0
    else if (specials[word] !== undefined) add(specials[word])
  }
  endParagraph()
  endTable()
  const warnings: Warning[] = []
  const said = hidden.join(' ').trim()
  if (said.length >= 4)
    warnings.push({
      code: 'hidden-text',
      text: `Text that a reader does not see was left out: "${said.slice(0, 160)}"`,
    })
  if (objects)
    warnings.push({ code: 'embedded-object', text: 'The document holds embedded objects. They were not opened.' })
  return {
    pages: [],
    lines: typeset(blocks, words),
    warnings,
    portraits: /\\pict\b/.test(source) ? 1 : 0,
    title: null,
    author: null,
    producer: null,
  }
}

/** `{\colortbl;\red0\green0\blue0;…}`: the first is the reader's own. */
function coloursOf(source: string): string[] {
  const table = /\{\\colortbl([^{}]{0,8000})\}/.exec(source)?.[1]
  if (!table) return []
  return table.split(';').map(entry => {
    const [red, green, blue] = ['red', 'green', 'blue'].map(name =>
      Number(new RegExp(`\\\\${name}(\\d{1,3})`).exec(entry)?.[1] ?? 0),
    )
    return `#${[red, green, blue]
      .map(part =>
        Math.min(255, part ?? 0)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
  })
}

/** A bullet that was typed as text. */
function markedRuns(runs: Run[]): { runs: Run[]; bullet: string | null } {
  const [first, ...rest] = runs
  const mark = first ? /^\s*([•·▪◦‣])[\t ]+/.exec(first.text) : null
  return first && mark?.[1]
    ? { runs: [{ ...first, text: first.text.slice(mark[0].length) }, ...rest], bullet: mark[1] }
    : { runs, bullet: null }
}

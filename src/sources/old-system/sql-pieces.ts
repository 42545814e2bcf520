/** A piece of SQL text: a bare word or number, a quoted name, a string, or one mark (`(`, `)`, `,`, `;`). */
export interface Piece {
  readonly kind: 'word' | 'name' | 'string' | 'mark'
  readonly text: string
  readonly line: number
  /** The string was longer than is kept. */
  readonly cut: boolean
}

const longest = 4 * 1024 * 1024
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\u0000', b: '\b', Z: '\u001a' }

type Mode = 'code' | 'word' | 'line comment' | 'block comment' | "'" | '"' | '`'

const wordLetter = /[\w.$@+\u0080-\uffff]/

/** Cuts SQL into pieces as it comes in, across any chunk border. Comments are dropped, MySQL's conditional ones too. */
export class SqlPieces {
  line = 1
  #mode: Mode = 'code'
  #out: Piece[] = []
  #text: string[] = []
  #length = 0
  #from = 1
  #escaped = false
  /** After a quotation mark that may be doubled: the next letter tells. */
  #closing = false
  #previous = ''

  write(part: string): readonly Piece[] {
    this.#out = []
    let at = 0
    while (at < part.length) {
      if (this.#mode === 'code' || this.#mode === 'word') at = this.#code(part, at)
      else if (this.#mode === 'line comment') at = this.#lineComment(part, at)
      else if (this.#mode === 'block comment') at = this.#blockComment(part, at)
      else at = this.#quoted(part, at, this.#mode)
    }
    return this.#out
  }

  end(): readonly Piece[] {
    this.#out = []
    if (this.#mode === 'word') this.#made('word')
    else if (this.#closing) this.#made(this.#mode === "'" ? 'string' : 'name')
    return this.#out
  }

  #made(kind: Piece['kind']): void {
    this.#out.push({ kind, text: this.#text.join(''), line: this.#from, cut: this.#length > longest })
    this.#text = []
    this.#length = 0
    this.#closing = false
  }

  #keep(text: string): void {
    this.#length += text.length
    if (this.#length <= longest) this.#text.push(text)
  }

  #code(part: string, start: number): number {
    for (let at = start; at < part.length; at++) {
      const letter = part[at] ?? ''
      const previous = this.#previous
      this.#previous = letter
      if (wordLetter.test(letter) || (letter === '-' && previous !== '-')) {
        if (this.#mode === 'code') this.#from = this.line
        this.#mode = 'word'
        this.#keep(letter)
        continue
      }
      if (this.#mode === 'word') {
        this.#mode = 'code'
        if (letter === '-' && this.#text.length === 1 && this.#text[0] === '-') {
          this.#text = []
          this.#length = 0
          this.#mode = 'line comment'
          return at + 1
        }
        this.#made('word')
      }
      if (letter === '\n') this.line++
      else if (letter === '*' && previous === '/') {
        this.#mode = 'block comment'
        this.#previous = ''
        return at + 1
      } else if (letter === '#') {
        this.#mode = 'line comment'
        return at + 1
      } else if (letter === "'" || letter === '"' || letter === '`') {
        this.#mode = letter
        this.#from = this.line
        return at + 1
      } else if (letter === '(' || letter === ')' || letter === ',' || letter === ';')
        this.#out.push({ kind: 'mark', text: letter, line: this.line, cut: false })
    }
    return part.length
  }

  #lineComment(part: string, start: number): number {
    const end = part.indexOf('\n', start)
    if (end < 0) return part.length
    this.#mode = 'code'
    this.#previous = ''
    return end
  }

  #blockComment(part: string, start: number): number {
    for (let at = start; at < part.length; at++) {
      const letter = part[at] ?? ''
      if (letter === '\n') this.line++
      if (letter === '/' && this.#previous === '*') {
        this.#mode = 'code'
        this.#previous = ''
        return at + 1
      }
      this.#previous = letter
    }
    return part.length
  }

  #quoted(part: string, start: number, quote: "'" | '"' | '`'): number {
    let from = start
    for (let at = start; at < part.length; at++) {
      const letter = part[at] ?? ''
      if (this.#closing) {
        if (letter === quote) {
          this.#closing = false
          this.#keep(quote)
          from = at + 1
          continue
        }
        this.#mode = 'code'
        this.#previous = ''
        this.#made(quote === "'" ? 'string' : 'name')
        return at
      }
      if (letter === '\n') this.line++
      if (this.#escaped) {
        this.#escaped = false
        this.#keep(escapes[letter] ?? letter)
        from = at + 1
      } else if (letter === '\\' && quote !== '`') {
        this.#keep(part.slice(from, at))
        this.#escaped = true
        from = at + 1
      } else if (letter === quote) {
        this.#keep(part.slice(from, at))
        this.#closing = true
        from = at + 1
      }
    }
    if (from < part.length) this.#keep(part.slice(from))
    return part.length
  }
}

/** A rectangle on a page in PDF points (1/72 inch), measured from the page's top left corner. */
export interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export interface Style {
  /** Points. */
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  /** `#rrggbb`. */
  readonly colour: string
  readonly font: string
}

/** Text without white space (or a stretch of text in a script that has none). */
export interface Word {
  readonly text: string
  /** From 1. Formats without pages have one. */
  readonly page: number
  readonly box: Box
  /** Distance of the text's foot from the page's top. */
  readonly base: number
  readonly style: Style
  /** Where a link on it leads. */
  readonly href: string | null
  /** Letters were set apart by this much for looks, in ems of their size. */
  readonly tracking?: number
  /** Said by the document: part of a heading of this level, 1 to 6. */
  readonly level?: number
  /** Said by the document: which of its paragraphs, or which line of one that was broken by hand. */
  readonly paragraph?: number
}

/** Words on one foot with no gap between them that is wider than a space: a table cell, a date at the margin. */
export interface Cell {
  readonly words: readonly Word[]
  readonly text: string
  readonly box: Box
  /** A picture of an icon font stood before it. */
  readonly icon?: boolean
}

/** What stands on one foot within one column, in reading order. */
export interface Line {
  readonly cells: readonly [Cell, ...Cell[]]
  readonly page: number
  readonly box: Box
  readonly base: number
  /** Lines of one flow are read one after the other; a heading holds for its own flow only. */
  readonly flow: number
  /** The mark of a list item that stood before the text; it is no part of any word. */
  readonly bullet: string | null
  /** White space above, in heights of a line of this size; 0 where it does not show. */
  readonly above: number
  /** The right edge of the text in this flow: a line that reaches it goes on in the next. */
  readonly edge: number
  /** Said by the document itself: a heading's level (1 to 6). Null where it does not say. */
  readonly level: number | null
}

type WarningCode =
  | 'hidden-text'
  | 'javascript'
  | 'macro'
  | 'embedded-object'
  | 'external-reference'
  | 'pages-left-out'
  | 'text-left-out'
  | 'pages-without-text'
  | 'several-people'
  | 'not-a-cv'
  | 'dates-out-of-order'
  | 'bad-date'
  | 'recognised'

/** Something in the document that a person should know of. */
export interface Warning {
  readonly code: WarningCode
  /** One sentence for a person. */
  readonly text: string
  readonly page?: number
}

/** A document as lines in reading order, whatever it was written in. */
export interface Layout {
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  readonly lines: readonly Line[]
  readonly warnings: readonly Warning[]
  /** Pictures that may show the person: counted, never kept. */
  readonly portraits: number
  /** The document's own properties, as the programme that wrote it put them. */
  readonly title: string | null
  readonly author: string | null
  readonly producer: string | null
}

/** The whole text of a line. */
export const textOf = (line: Line): string => line.cells.map(cell => cell.text).join(' ')

export const unite = (a: Box, b: Box): Box => ({
  x0: Math.min(a.x0, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x1),
  y1: Math.max(a.y1, b.y1),
})

/** What formats without fixed pages are made of: paragraphs and tables, in reading order. */
export interface Run {
  /** May hold tabs and line breaks. */
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  /** Points. */
  readonly size: number
  /** `#rrggbb`. */
  readonly colour: string
  readonly href: string | null
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
  /** Points from the left. */
  readonly indent: number
  readonly bullet: string | null
  /** White space above, in points. */
  readonly before: number
  /** Heading level 1 to 6, where the document says so. */
  readonly level: number | null
}

export interface TableCell {
  /** Share of the table's width. */
  readonly width: number
  readonly blocks: readonly Block[]
}

export interface Table {
  readonly kind: 'table'
  readonly rows: readonly (readonly TableCell[])[]
}

export type Block = Paragraph | Table

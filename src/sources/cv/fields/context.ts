/** What readers of sections share about the whole document. */
export interface Context {
  /** 04/05/2020 is the fifth of April. */
  readonly monthFirst: boolean
  /** Every word of the document, small. */
  readonly words: ReadonlySet<string>
  /** For phones without a prefix; ISO 3166-1 alpha-2. */
  readonly country: string
}

import type { Connector } from './source.ts'

/** Every connector, most particular first: a file belongs to the first that claims it. */
export const connectors: readonly Connector[] = []

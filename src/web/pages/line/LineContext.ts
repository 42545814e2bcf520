import { createContext } from 'react'
import type { Shown } from './shown.ts'

/** What every row of one list shares. */
export interface LineShared {
  readonly person: string | null
  readonly shown: Shown | null
  /** The act that a click in the picture meant. */
  readonly marked: string | null
  readonly open: string | undefined
  readonly now: Date
}
export const LineContext = createContext<LineShared>({
  person: null,
  shown: null,
  marked: null,
  open: undefined,
  now: new Date(0),
})

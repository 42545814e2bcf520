import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../api.ts'
import { queries } from '../../data/queries.ts'
import { openPdf, type PdfFile } from './pdf-file.ts'

export const useCv = (person: string, entry: string) => useQuery(queries.cv(person, entry))

type PdfState =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly file: PdfFile }
  | { readonly state: 'failed'; readonly why: string }

/** The original of a CV, opened for drawing; closed again with the page. */
export function usePdf(entry: string): PdfState {
  const [state, setState] = useState<PdfState>({ state: 'opening' })
  useEffect(() => {
    let left = false
    let opened: PdfFile | undefined
    const open = async (): Promise<void> => {
      const answer = await fetch(api.originalAddress(entry))
      if (!answer.ok) {
        setState({ state: 'failed', why: 'The file is not in the store any more, or not as it came.' })
        return
      }
      const file = await openPdf(await answer.arrayBuffer())
      if (left) void file.close()
      else {
        opened = file
        setState({ state: 'open', file })
      }
    }
    setState({ state: 'opening' })
    open().catch(() => {
      if (!left) setState({ state: 'failed', why: 'This PDF cannot be drawn here. Its text is below.' })
    })
    return () => {
      left = true
      void opened?.close()
    }
  }, [entry])
  return state
}

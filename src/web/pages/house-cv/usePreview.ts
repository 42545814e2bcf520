import { useEffect, useState } from 'react'
import type { MadeFile } from '../../api-house-cv.ts'
import { problemIn } from '../../http.ts'
import { openPdf, type PdfFile } from '../cv/pdf-file.ts'

export interface Preview {
  readonly file: MadeFile | null
  readonly pdf: PdfFile | null
  readonly why: string | null
  /** A newer one is being made. */
  readonly busy: boolean
}

/** A PDF as it would leave, made anew whenever `key` says that something of it changed. The one before stays in sight meanwhile. */
export function usePreview(key: string, make: (signal: AbortSignal) => Promise<MadeFile>): Preview {
  const [state, setState] = useState<Preview & { readonly key: string }>({
    key: '',
    file: null,
    pdf: null,
    why: null,
    busy: true,
  })
  useEffect(() => {
    const left = new AbortController()
    const show = async (): Promise<void> => {
      try {
        const file = await make(left.signal)
        // The reader takes the bytes for itself; what is sent is kept.
        const pdf = await openPdf(file.bytes.slice(0))
        if (left.signal.aborted) void pdf.close()
        else setState({ key, file, pdf, why: null, busy: false })
      } catch (error) {
        if (!left.signal.aborted) setState({ key, file: null, pdf: null, why: problemIn(error).title, busy: false })
      }
    }
    const soon = setTimeout(() => void show(), 150)
    return () => {
      clearTimeout(soon)
      left.abort()
    }
  }, [key])
  const { pdf } = state
  useEffect(() => () => void pdf?.close(), [pdf])
  return { ...state, busy: state.busy || state.key !== key }
}

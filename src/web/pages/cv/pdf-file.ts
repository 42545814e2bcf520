import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The first pages are what a CV is; the reader does not go further either. */
const most = 30

export interface PdfFile {
  readonly pages: readonly PDFPageProxy[]
  readonly left: number
  close(): Promise<void>
}

let worker: Worker | undefined

/**
 * Opens a PDF for drawing. The library is fetched with the first PDF that somebody looks at, and reads in a thread of its
 * own. Nothing in the file runs: scripts and forms need a part of the library that is not here.
 */
export async function openPdf(bytes: ArrayBuffer): Promise<PdfFile> {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  worker ??= new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' })
  library.GlobalWorkerOptions.workerPort = worker
  const task = library.getDocument({
    data: bytes,
    enableXfa: false,
    isEvalSupported: false,
    // The policy of our pages lets no WebAssembly run; the fonts and tables that a PDF only names come from us.
    useWasm: false,
    useWorkerFetch: true,
    cMapUrl: '/pdf/cmaps/',
    standardFontDataUrl: '/pdf/standard_fonts/',
    wasmUrl: '/pdf/wasm/',
    verbosity: 0,
  })
  const file: PDFDocumentProxy = await task.promise
  const count = Math.min(file.numPages, most)
  const pages = await Promise.all(Array.from({ length: count }, (_, at) => file.getPage(at + 1)))
  return { pages, left: file.numPages - count, close: () => task.destroy() }
}

/** Lays the page's words over its picture, so that they can be selected, found and read aloud. */
export async function layText(page: PDFPageProxy, scale: number, container: HTMLElement): Promise<void> {
  const { TextLayer } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  container.replaceChildren()
  container.style.setProperty('--total-scale-factor', String(scale))
  await new TextLayer({
    textContentSource: page.streamTextContent(),
    container,
    viewport: page.getViewport({ scale }),
  }).render()
}

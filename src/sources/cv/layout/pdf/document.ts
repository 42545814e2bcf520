import { createRequire, Module } from 'node:module'
import { UnreadableCv } from '../../unreadable.ts'

/** Operators and glyphs as pdf.js gives them; `unknown` until `glyphs.ts` has looked. */
export interface PdfPage {
  readonly number: number
  readonly width: number
  readonly height: number
  /** From the page's own space to points from its top left corner. */
  readonly transform: readonly number[]
  readonly fns: readonly number[]
  readonly args: readonly unknown[]
  readonly font: (id: string) => PdfFont
  /** A picture's pixels as pdf.js keeps them; null where pictures are not decoded. */
  readonly picture: (id: string) => Promise<unknown>
  readonly links: readonly { readonly rect: readonly number[]; readonly url: string }[]
}

interface PdfFont {
  readonly name: string
  /** Width of one unit of a glyph's advance, in ems: 1/1000 but for a few fonts. */
  readonly unit: number
}

export interface PdfDocument {
  readonly pages: number
  readonly title: string | null
  readonly author: string | null
  readonly producer: string | null
  readonly javascript: boolean
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Null when the page is damaged. */
  page(number: number): Promise<PdfPage | null>
  close(): Promise<void>
}

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
let loaded: Promise<Pdfjs> | undefined

/**
 * The library loads a drawing one with it, which looks through all fonts of the machine: 30 MB and half a second of every
 * thread, and nothing here draws. So it finds names without anything behind them in its place.
 */
function withoutDrawing(): void {
  const ours = createRequire(import.meta.url)
  try {
    const path = createRequire(ours.resolve('pdfjs-dist/package.json')).resolve('@napi-rs/canvas')
    const { cache } = ours
    if (cache[path]) return
    const nothing = new Module(path)
    nothing.exports = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} }
    nothing.loaded = true
    cache[path] = nothing
  } catch {
    // It is not installed.
  }
}

/** The library weighs 100 ms and is loaded by whoever reads a PDF, not before. */
export const pdfjs = (): Promise<Pdfjs> => {
  if (!loaded) withoutDrawing()
  loaded ??= import('pdfjs-dist/legacy/build/pdf.mjs')
  return loaded
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function unreadable(error: unknown): UnreadableCv {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return new UnreadableCv('password', 'The PDF is locked with a password.')
  return new UnreadableCv('damaged', 'The PDF is damaged and cannot be opened.')
}

/** Pixels of a picture that is decoded where pictures are. */
const largestPicture = 40_000_000

/** More pages than this are a library: looking through their tree alone takes longer than reading a CV. */
const mostPages = 5000
const tooManyPages = (pages: number) =>
  new UnreadableCv('too-large', `The PDF has ${pages.toLocaleString('en')} pages: it is no CV.`)

/** How many pages a PDF's tree says it has, where it says so in the open; 0 where it does not. */
function declaredPages(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const counts = text.matchAll(/\/Type\s{0,9}\/Pages\b[^<>]{0,200}?\/Count\s{1,9}(\d{1,9})/g)
  let most = 0
  for (const [, count] of counts) most = Math.max(most, Number(count))
  return most
}

/**
 * Opens a PDF without running, fetching or drawing anything: no scripts, no system fonts, no pictures decoded unless asked.
 * @throws UnreadableCv when it is locked, damaged or of thousands of pages.
 */
export async function openPdf(bytes: Uint8Array, pictures = false): Promise<PdfDocument> {
  const declared = declaredPages(bytes)
  if (declared > mostPages) throw tooManyPages(declared)
  const { getDocument } = await pdfjs()
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    enableXfa: false,
    maxImageSize: pictures ? largestPicture : 1,
    verbosity: 0,
  })
  const doc = await task.promise.catch((error: unknown) => {
    throw unreadable(error)
  })
  if (doc.numPages > mostPages) {
    await task.destroy()
    throw tooManyPages(doc.numPages)
  }
  const metadata = await doc.getMetadata().catch(() => null)
  const info: Record<string, unknown> = isRecord(metadata?.info) ? metadata.info : {}
  const actions: unknown = await doc.getJSActions().catch(() => null)
  const attached: unknown = await doc.getAttachments().catch(() => null)
  const attachments = Object.values(isRecord(attached) ? attached : {}).flatMap(file =>
    isRecord(file) && file['content'] instanceof Uint8Array
      ? [{ name: text(file['filename']) ?? 'attachment', bytes: file['content'] }]
      : [],
  )
  return {
    pages: doc.numPages,
    title: text(info['Title']),
    author: text(info['Author']),
    producer: [text(info['Creator']), text(info['Producer'])].filter(Boolean).join(' / ') || null,
    javascript: isRecord(actions) && Object.keys(actions).length > 0,
    attachments,
    async page(number) {
      const page = await doc.getPage(number).catch(() => null)
      const list = await page?.getOperatorList().catch(() => null)
      if (!page || !list) return null
      const viewport = page.getViewport({ scale: 1 })
      const annotations: unknown[] = await page.getAnnotations().catch(() => [])
      const links = annotations.flatMap(item => {
        if (!isRecord(item) || item['subtype'] !== 'Link' || !Array.isArray(item['rect'])) return []
        const url = text(item['unsafeUrl']) ?? text(item['url'])
        return url ? [{ rect: item['rect'].map(Number), url }] : []
      })
      return {
        number,
        width: viewport.width,
        height: viewport.height,
        transform: viewport.transform,
        fns: list.fnArray,
        args: list.argsArray,
        font: id => {
          const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null
          if (!isRecord(font)) return { name: '', unit: 0.001 }
          const unit = Array.isArray(font['fontMatrix']) ? Number(font['fontMatrix'][0]) : 0
          return { name: text(font['name']) ?? '', unit: unit > 0 ? unit : 0.001 }
        },
        picture: id =>
          pictures
            ? new Promise(resolve => (id.startsWith('g_') ? page.commonObjs : page.objs).get(id, resolve))
            : Promise.resolve(null),
        links,
      }
    },
    close: () => task.destroy(),
  }
}

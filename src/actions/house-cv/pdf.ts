import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { CvStyle, HouseCv } from '#src/domain/house-cv.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { cvPage } from './template.ts'

/** Faces of Inter that the page is set in; other scripts come from the fonts of the machine. */
const faces = ['400Regular', '600SemiBold', '400Regular_Italic'] as const

let compiler: Promise<NodeCompiler> | undefined

/** The typesetter, with its fonts: loaded with the first CV that somebody asks for. */
async function typesetter(): Promise<NodeCompiler> {
  compiler ??= (async () => {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    const inter = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'))
    const own = process.env.THROUGHLINE_FONTS?.trim()
    const fontPaths = [...faces.map(face => join(inter, face)), ...(own && existsSync(own) ? [own] : [])]
    // It reads no files but those that it is handed.
    return NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontPaths }] })
  })()
  compiler.catch(() => {
    compiler = undefined
  })
  return compiler
}

/** Bytes of an empty picture, where the house has no logo. */
const nothing = Buffer.alloc(0)

export interface Printed {
  readonly bytes: Buffer
  readonly pages: number
  /** False: there are characters that no font here draws, and the PDF is no PDF/UA for it. */
  readonly complete: boolean
}

/**
 * A CV as PDF: tagged, PDF/UA-1 (ISO 14289-1), its fonts in it. The same CV in the same style is the same bytes.
 * @throws Refusal `unavailable` where the typesetter does not run on this machine, `invalid` where the logo is no picture
 */
export async function cvAsPdf(cv: HouseCv, style: CvStyle, agency: string): Promise<Printed> {
  const typst = await typesetter().catch(() => {
    throw new Refusal('unavailable', 'PDFs cannot be set on this machine. The Word document can be made.')
  })
  const logo = style.logo === null ? nothing : Buffer.from(style.logo, 'base64')
  typst.mapShadow(join(tmpdir(), 'logo.png'), logo)
  const { template, colour, footer } = style
  const paper = style.paper === 'letter' ? 'us-letter' : 'a4'
  const inputs = { cv: JSON.stringify({ ...cv, template, colour, footer, paper, agency, logo: style.logo !== null }) }
  const { result } = typst.compile({ mainFileContent: cvPage, inputs })
  typst.evictCache(10)
  if (!result) throw new Refusal('invalid', 'The logo is no picture that can be printed.', '/logo')
  try {
    return { bytes: typst.pdf(result, { pdfStandard: 'ua-1' }), pages: result.numOfPages, complete: true }
  } catch {
    return { bytes: typst.pdf(result), pages: result.numOfPages, complete: false }
  }
}

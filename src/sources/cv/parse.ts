import { createHash } from 'node:crypto'
import iconv from 'iconv-lite'
import type { LessonRule, Lessons } from '#src/domain/lesson.ts'
import type { Json, JsonObject } from '#src/lib/json.ts'
import { decodeText } from '../text.ts'
import type { Withheld } from './fields/withheld.ts'
import { formatOf } from './format.ts'
import { firstPersonOf, mustBeCv } from './judge.ts'
import { readDocx } from './layout/markup/docx.ts'
import { readHtml } from './layout/markup/html.ts'
import { readOdt } from './layout/markup/odt.ts'
import { readPlain } from './layout/markup/plain.ts'
import { readRtf } from './layout/markup/rtf.ts'
import type { Layout, Warning } from './layout/model.ts'
import { openPdf } from './layout/pdf/document.ts'
import { layoutOf } from './layout/pdf/read.ts'
import { vocabulary } from './layout/vocabulary.ts'
import { partsOf } from './layout/zip.ts'
import { asTaught } from './lessons/apply.ts'
import { layoutId } from './lessons/layout-id.ts'
import { recognisedLayout } from './ocr/layout.ts'
import type { RecognitionFolder } from './ocr/recogniser.ts'
import { type Resume, resumeOf, structuredResume, withPlaces } from './resume.ts'
import { readEuropass } from './structured/europass.ts'
import { readJsonResume } from './structured/json-resume.ts'
import { understand } from './understand.ts'
import { UnreadableCv } from './unreadable.ts'

export interface ParsedCv extends Resume {
  /** All text that a reader sees, in reading order, for search. */
  readonly text: string
  readonly mediaType: string
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string
  /** Names the layout, alike for documents of one template; null where the document is data already. */
  readonly layout: string | null
  /** What people had taught of this layout, and was applied. */
  readonly taught: readonly LessonRule[]
}

const maxBytes = 40 * 1024 * 1024

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  html: 'text/html',
  xml: 'application/xml',
  json: 'application/json',
  text: 'text/plain',
} as const
type Kind = keyof typeof mediaTypes

interface Read {
  readonly kind: Kind
  readonly resume: Resume
  readonly text: string
  readonly layout?: string
  readonly taught?: readonly LessonRule[]
}

/**
 * Reads one CV, told by its bytes: PDF, DOCX, ODT, RTF, HTML, plain text, Europass XML (also inside its PDF), JSON Resume.
 * Nothing in it is run or fetched.
 * @throws UnreadableCv with the reason in words for a person.
 */
export async function parseCv(
  bytes: Uint8Array,
  lessons: Lessons = {},
  recognition: RecognitionFolder | null = null,
): Promise<ParsedCv> {
  if (bytes.length === 0) throw new UnreadableCv('empty', 'The file is empty.')
  if (bytes.length > maxBytes) throw new UnreadableCv('too-large', 'The file is larger than 40 MB.')
  const { kind, resume, text, layout = null, taught = [] } = await read(bytes, lessons, recognition)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ...resume, text, mediaType: mediaTypes[kind], sha256, layout, taught }
}

async function read(bytes: Uint8Array, lessons: Lessons, recognition: RecognitionFolder | null): Promise<Read> {
  const { format, why, code } = formatOf(bytes)
  switch (format) {
    case 'pdf':
      return readPdfCv(bytes, lessons).catch((error: unknown) => {
        if (!recognition || !(error instanceof UnreadableCv) || error.code !== 'needs-ocr') throw error
        return readScannedCv(bytes, lessons, recognition)
      })
    case 'zip':
      return readZipped(bytes, lessons)
    case 'rtf':
      return fromLayout('rtf', readRtf(bytes, vocabulary), lessons)
    case 'html':
      return fromLayout('html', readHtml(decoded(bytes), vocabulary), lessons)
    case 'text':
      return fromLayout('text', readPlain(decoded(bytes), vocabulary), lessons)
    case 'json': {
      const { resume, withheld, warnings } = readJsonResume(decoded(bytes))
      return fromStructured('json', resume, withheld, warnings)
    }
    case 'xml': {
      const europass = readEuropass(bytes)
      if (!europass) throw new UnreadableCv('not-a-cv', 'This XML is not Europass.')
      return fromStructured('xml', europass.resume, europass.withheld, [])
    }
    default:
      throw new UnreadableCv(code, why ?? 'This is no kind of document that can be read.')
  }
}

function decoded(bytes: Uint8Array): string {
  const { encoding } = decodeText(bytes.subarray(0, 65_536))
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding).replace(/^\ufeff/, '')
}

function fromLayout(kind: Kind, whole: Layout, lessons: Lessons): Read {
  const { layout, warning } = firstPersonOf(whole)
  const text = layout.lines.map(line => line.cells.map(cell => cell.text).join('\t')).join('\n')
  if (text.trim().length < 20) throw new UnreadableCv('empty', 'The document has no text.')
  const understood = understand(layout)
  mustBeCv(understood, layout.lines)
  const warnings = warning ? [...understood.warnings, warning] : understood.warnings
  const id = layoutId(kind, layout, understood.sections)
  const taught = lessons[id] ?? []
  const cv = asTaught(understood.cv, layout.lines, taught)
  return { kind, resume: resumeOf({ ...understood, cv, warnings }, layout.pages.length > 0), text, layout: id, taught }
}

const strings = (value: Json): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.flatMap(strings)
      : typeof value === 'object' && value !== null
        ? Object.values(value as JsonObject).flatMap(strings)
        : []

const fromStructured = (
  kind: Kind,
  json: JsonObject,
  withheld: readonly Withheld[],
  warnings: readonly Warning[],
): Read => {
  const { meta: _, $schema: __, ...said } = json
  return { kind, resume: structuredResume(json, withheld, warnings), text: strings(said).join('\n') }
}

async function readPdfCv(bytes: Uint8Array, lessons: Lessons): Promise<Read> {
  const document = await openPdf(bytes)
  try {
    for (const file of document.attachments) {
      // Europass writes its own data into its PDFs: better than what can be read off the page.
      const europass = /<(?:\w+:)?(?:SkillsPassport|Candidate)\b/.test(
        Buffer.from(file.bytes.subarray(0, 4000)).toString('utf8'),
      )
        ? readEuropass(file.bytes)
        : null
      if (europass) return fromStructured('pdf', europass.resume, europass.withheld, [])
    }
    return fromLayout('pdf', await layoutOf(document, vocabulary), lessons)
  } finally {
    await document.close()
  }
}

/** Where one wrong letter makes it somebody else's; as long as three words. */
const exact = /^\/basics\/(?:email|phone|url|profiles)\b/

/** Pages that are pictures, by the text recognition that somebody has set up. What it says is as sure as its letters. */
async function readScannedCv(bytes: Uint8Array, lessons: Lessons, recognition: RecognitionFolder): Promise<Read> {
  const document = await openPdf(bytes, true)
  try {
    const { layout, confidence: share, back } = await recognisedLayout(document, vocabulary, recognition)
    const read = fromLayout('pdf', layout, lessons)
    const resume = withPlaces(read.resume, ({ page, box, confidence, ...place }, pointer) => {
      const [x0, y0, x1, y1] = box ?? [0, 0, 0, 0]
      const on = back(page, { x0, y0, x1, y1 })
      const round = (value: number, by: number) => Math.round(value * by) / by
      return {
        ...place,
        page,
        box: box && [round(on.x0, 10), round(on.y0, 10), round(on.x1, 10), round(on.y1, 10)],
        confidence: round(confidence * (exact.test(pointer) ? share ** 3 : share), 1000),
      }
    })
    return { ...read, resume }
  } finally {
    await document.close()
  }
}

async function readZipped(bytes: Uint8Array, lessons: Lessons): Promise<Read> {
  const { names, files } = await partsOf(bytes, name => name === 'mimetype')
  if (names.some(name => /^word\/document\d*\.xml$/.test(name)))
    return fromLayout('docx', await readDocx(bytes, vocabulary), lessons)
  const type = Buffer.from(files.get('mimetype') ?? []).toString('latin1')
  if (type.startsWith('application/vnd.oasis.opendocument.text'))
    return fromLayout('odt', await readOdt(bytes, vocabulary), lessons)
  if (names.some(name => /^(?:xl|ppt)\//.test(name)))
    throw new UnreadableCv('not-a-document', 'This is a spreadsheet or a presentation, not a CV.')
  throw new UnreadableCv('not-a-document', 'This is a ZIP archive, not a document. Unpack it first.')
}

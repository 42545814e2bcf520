/** PDFs written by hand, for what no programme writes on purpose. */
interface HandMade {
  /** One content stream a page. */
  readonly pages: readonly string[]
  /** Further objects, `{number}` is their own number. */
  readonly more?: readonly string[]
  /** Entries of the catalogue and the trailer. */
  readonly catalogue?: string
  readonly trailer?: string
}

const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&')

/** Lines of text from the top of a page, 16 points apart; a line may set size, rendering mode and colour before itself. */
export function textPage(
  lines: readonly (
    | string
    | {
        readonly text: string
        readonly size?: number
        readonly mode?: number
        readonly colour?: string
        readonly x?: number
        readonly y?: number
      }
  )[],
): string {
  return lines
    .map((line, i) => {
      const {
        text,
        size = 11,
        mode = 0,
        colour = '0 0 0',
        x = 60,
        y = 780 - i * 16,
      } = typeof line === 'string' ? { text: line } : line
      return `BT /F1 ${size} Tf ${mode} Tr ${colour} rg 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`
    })
    .join('\n')
}

/** A whole file with its table of objects (ISO 32000-1, 7.5). */
export function handMadePdf({ pages, more = [], catalogue = '', trailer = '' }: HandMade): Uint8Array {
  const first = 4 + pages.length * 2
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 ${first} 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
    '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream',
    ...more,
  ]
  let file = '%PDF-1.7\n'
  const offsets: number[] = []
  objects.forEach((object, i) => {
    offsets.push(file.length)
    file += `${i + 1} 0 obj\n${object.replaceAll('{number}', String(i + 1))}\nendobj\n`
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** Where `more` begins to number its objects. */
export const firstFree = (pages: number): number => 5 + pages * 2

/** A short CV that is whole. */
export const shortCv: Parameters<typeof textPage>[0] = [
  { text: 'Imogen Thistlewood', size: 24 },
  'imogen@posteo.example | +44 7700 900123 | Bristol, UK',
  { text: 'WORK EXPERIENCE', size: 14 },
  'Staff Nurse, Ashdown Hospital, March 2019 - Present',
  'Ward Clerk, Northgate Clinic, May 2016 - February 2019',
  { text: 'EDUCATION', size: 14 },
  'BSc in Biomedical Science, University of Westmarch, 2012 - 2015',
]

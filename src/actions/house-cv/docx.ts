import type { IParagraphOptions, Paragraph } from 'docx'
import type { CvBlock, CvItem, CvStyle, HouseCv } from '#src/domain/house-cv.ts'
import { pngSize } from './png-size.ts'

/** Twentieths of a point; a centimetre is 567. */
const margin = 1190
const paperSizes = { a4: { width: 11_906, height: 16_838 }, letter: { width: 12_240, height: 15_840 } } as const
/** Pixels at 96 to the inch. */
const logoHeight = 50
const widestLogo = 200
const quiet = '57544D'

/**
 * A CV as a Word document (ECMA-376): headings, lists and page numbers are real ones, so that it can be worked on and
 * read aloud. Fonts are those that every office has; what they lack is drawn by those of the reader's machine.
 */
export async function cvAsDocx(cv: HouseCv, style: CvStyle, agency: string): Promise<Buffer> {
  const docx = await import('docx')
  const { AlignmentType, BorderStyle, HeadingLevel, LevelFormat, PageNumber, TabStopType, TextRun } = docx
  const paper = paperSizes[style.paper]
  const accent = style.colour.slice(1).toUpperCase()
  const isClassic = style.template === 'classic'
  const font = isClassic ? 'Georgia' : 'Arial'
  const edge = paper.width - 2 * margin
  const alignment = isClassic ? AlignmentType.CENTER : AlignmentType.START
  const shade =
    style.template === 'band'
      ? { border: { left: { style: BorderStyle.SINGLE, size: 24, color: accent, space: 8 } } }
      : {}
  const line = (options: IParagraphOptions): Paragraph => new docx.Paragraph(options)
  const blocks = (all: readonly CvBlock[]): Paragraph[] =>
    all.flatMap(one =>
      'points' in one
        ? one.points.map(text => line({ text, numbering: { reference: 'points', level: 0 }, spacing: { after: 40 } }))
        : [line({ text: one.text, spacing: { after: 80 } })],
    )
  const item = ({ title, about, when, blocks: said }: CvItem): Paragraph[] => [
    line({
      heading: HeadingLevel.HEADING_3,
      keepNext: about !== '' || said.length > 0,
      tabStops: [{ type: TabStopType.RIGHT, position: edge }],
      children: [new TextRun(title), new TextRun({ text: when === '' ? '' : `\t${when}`, bold: false, color: quiet })],
    }),
    ...(about === ''
      ? []
      : [
          line({
            keepNext: said.length > 0,
            spacing: { after: 60 },
            children: [new TextRun({ text: about, color: quiet })],
          }),
        ]),
    ...blocks(said),
  ]
  const logo = style.logo === null ? null : Buffer.from(style.logo, 'base64')
  const size = logo && pngSize(logo)
  const scale = size ? Math.min(logoHeight / size.height, widestLogo / size.width) : 0
  const document = new docx.Document({
    title: cv.title,
    creator: agency,
    lastModifiedBy: agency,
    description: '',
    styles: {
      default: {
        document: { run: { font, size: isClassic ? 22 : 20, color: '1D1C1A', language: { value: 'en-GB' } } },
        heading1: {
          run: { font, size: isClassic ? 46 : 40, bold: !isClassic, color: '1D1C1A' },
          paragraph: { spacing: { after: 60 } },
        },
        heading2: {
          run: { font, size: 22, bold: true, color: accent },
          paragraph: { spacing: { before: 320, after: 120 } },
        },
        heading3: {
          run: { font, size: isClassic ? 22 : 20, bold: true, color: '1D1C1A' },
          paragraph: { spacing: { before: 160, after: 20 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.START,
              style: { run: { color: accent }, paragraph: { indent: { left: 300, hanging: 220 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: paper, margin: { top: 1080, bottom: 1200, left: margin, right: margin } } },
        footers: {
          default: new docx.Footer({
            children: [
              line({
                tabStops: [{ type: TabStopType.RIGHT, position: edge }],
                children: [
                  new TextRun({ text: `${style.footer}\t`, size: 15, color: quiet }),
                  new TextRun({
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    size: 15,
                    color: quiet,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          ...(logo && size
            ? [
                line({
                  alignment: isClassic ? AlignmentType.CENTER : AlignmentType.END,
                  children: [
                    new docx.ImageRun({
                      type: 'png',
                      data: logo,
                      transformation: {
                        width: Math.round(size.width * scale),
                        height: Math.round(size.height * scale),
                      },
                      altText: { name: 'Logo', title: agency, description: agency },
                    }),
                  ],
                }),
              ]
            : []),
          line({ text: cv.title, heading: HeadingLevel.HEADING_1, alignment, ...shade }),
          ...[cv.headline, cv.contact.join('  ·  ')]
            .filter(text => text !== '')
            .map(text =>
              line({ alignment, ...shade, spacing: { after: 60 }, children: [new TextRun({ text, color: quiet })] }),
            ),
          ...cv.sections.flatMap(section => [
            line({
              text: section.head,
              heading: HeadingLevel.HEADING_2,
              keepNext: true,
              border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: accent, space: 3 } },
            }),
            ...blocks(section.blocks),
            ...section.items.flatMap(item),
          ]),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}

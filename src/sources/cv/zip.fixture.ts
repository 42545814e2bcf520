import { buffer } from 'node:stream/consumers'
import { ZipArchive } from 'archiver'

/** A ZIP of parts by name, as a document is one. */
export async function zipOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipArchive()
  for (const [name, text] of Object.entries(parts)) zip.append(text, { name })
  void zip.finalize()
  return new Uint8Array(await buffer(zip))
}

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A Word document of paragraphs as XML; further parts beside them. */
export const docxOf = (body: string, more: Readonly<Record<string, string>> = {}, doctype = ''): Promise<Uint8Array> =>
  zipOf({
    'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document ${w}><w:body>${body}</w:body></w:document>`,
    ...more,
  })

export const p = (text: string, runProperties = ''): string =>
  `<w:p><w:r><w:rPr>${runProperties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** Paragraphs of a short CV. */
export const wordCv = [
  p('Imogen Thistlewood', '<w:b/><w:sz w:val="48"/>'),
  p('imogen@posteo.example'),
  p('Work Experience', '<w:b/><w:sz w:val="28"/>'),
  p('Staff Nurse', '<w:b/>'),
  p('Ashdown Hospital'),
  p('03/2019 - Present'),
  p('Education', '<w:b/><w:sz w:val="28"/>'),
  p('BSc in Biomedical Science', '<w:b/>'),
  p('University of Westmarch'),
  p('2012 - 2015'),
].join('')

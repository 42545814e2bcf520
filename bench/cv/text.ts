import { unzipText } from './unzip.ts'

/** A document's text by another way than the one under test: pdf.js's own text, all text of a DOCX, or a text as it is. */
export async function textOf(file: string, bytes: Uint8Array): Promise<string> {
  if (file.endsWith('.docx')) return unzipText(bytes)
  if (file.endsWith('.txt')) return new TextDecoder().decode(bytes)
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 })
  const document = await task.promise
  let text = ''
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const content = await page.getTextContent()
    for (const item of content.items) if ('str' in item) text += `${item.str}${item.hasEOL ? '\n' : ''}`
    text += '\n'
  }
  await task.destroy()
  return text
}

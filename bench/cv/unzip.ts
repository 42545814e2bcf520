import { fromBuffer } from 'yauzl'

/** All text of a DOCX's main parts, tags stripped. */
export function unzipText(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error ?? new Error('no zip'))
      let text = ''
      zip.on('entry', entry => {
        if (!/^word\/(?:document|header\d*|footer\d*)\.xml$/.test(entry.fileName)) return zip.readEntry()
        zip.openReadStream(entry, (failed, stream) => {
          if (failed || !stream) return reject(failed ?? new Error('no stream'))
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            text += Buffer.concat(chunks)
              .toString('utf8')
              .replace(/<\/w:p>/g, '\n')
              .replace(/<[^>]+>/g, '')
              .replace(/&amp;/g, '&')
              .replace(/&lt;/g, '<')
              .replace(/&gt;/g, '>')
              .replace(/&quot;/g, '"')
              .replace(/&apos;/g, "'")
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(text))
      zip.readEntry()
    })
  })
}

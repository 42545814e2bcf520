import { api } from '../../api.ts'
import { RequestFailed } from '../../http.ts'
import type { NamedFile } from './dropped-files.ts'

/** Sends one file as it is; `fetch` cannot say how far it has come. */
function send(address: string, file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (title: string, status: number): void =>
      reject(
        new RequestFailed({
          type: 'upload',
          title,
          status,
          detail: 'What was sent before is kept; choose the files again to go on.',
        }),
      )
    request.open('PUT', address)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = event => onSent(event.loaded)
    request.onload = () => (request.status < 300 ? resolve() : fail('The file was refused.', request.status))
    request.onerror = () => fail('The connection broke while the file was being sent.', 0)
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

const nameOf = (files: readonly NamedFile[]): string => {
  const tops = [...new Set(files.map(file => file.path.split('/')[0] ?? file.path))]
  return tops.length === 1 ? (tops[0] ?? 'Files') : `${tops[0]} and ${tops.length - 1} more`
}

/**
 * Sends files one after the other and lets the server look into them. Gives the import's id.
 * `onShare` hears how much of all bytes is there, 0 to 1.
 */
export async function uploadAll(
  files: readonly NamedFile[],
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const { id } = await api.beginImport(nameOf(files))
  const all = Math.max(
    1,
    files.reduce((sum, { file }) => sum + file.size, 0),
  )
  let before = 0
  for (const { path, file } of files) {
    const modified = new Date(file.lastModified).toISOString()
    await send(api.fileAddress(id, path, modified), file, sent => onShare((before + sent) / all), signal)
    before += file.size
    onShare(before / all)
  }
  return id
}

import { type Header, pack } from 'tar-stream'

/** An entry of an archive; without data it has none, as a link has not. */
export type Made = Partial<Header> & { readonly name: string; readonly data?: string | Uint8Array }

/** A tar archive of these, in their order. */
export async function makeTar(entries: readonly Made[]): Promise<Buffer> {
  const tar = pack()
  for (const { data, ...header } of entries) {
    if (data === undefined) tar.entry({ ...header, size: 0 })
    else tar.entry(header, Buffer.from(data))
  }
  tar.finalize()
  const parts: Uint8Array[] = []
  for await (const part of tar) if (part instanceof Uint8Array) parts.push(part)
  return Buffer.concat(parts)
}

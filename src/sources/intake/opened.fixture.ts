import { mkdtempSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SourceFile } from '../source.ts'

/** A new folder; `put` writes each file into one of its own below it, so that a name may come again. */
export function caseFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'))
  let count = 0
  return {
    folder,
    async put(name: string, bytes: string | Uint8Array): Promise<string> {
      const file = join(folder, `case-${++count}`, name)
      await mkdir(join(file, '..'), { recursive: true })
      await writeFile(file, bytes)
      return file
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export async function bytesOf(file: SourceFile | undefined): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of file?.open() ?? []) parts.push(part)
  return Buffer.concat(parts)
}
export const textOf = async (file: SourceFile | undefined): Promise<string> => (await bytesOf(file)).toString()
export const pathsOf = (opened: { readonly files: readonly SourceFile[] }): string[] =>
  opened.files.map(file => file.path)
export const head = (file: SourceFile | undefined): string => Buffer.from(file?.head ?? []).toString()

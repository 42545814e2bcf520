/** A file with its path from the top of what was dropped: `mails/2024/a.eml`. */
export interface NamedFile {
  readonly path: string
  readonly file: File
}

const readAll = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => {
    const found: FileSystemEntry[] = []
    // A reader gives at most a hundred at a time, and an empty list at the end.
    const next = (): void =>
      reader.readEntries(some => {
        found.push(...some)
        if (some.length === 0) resolve(found)
        else next()
      }, reject)
    next()
  })
const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

async function walk(entry: FileSystemEntry, prefix: string): Promise<NamedFile[]> {
  const path = prefix + entry.name
  if (entry.isFile) return [{ path, file: await fileOf(entry as FileSystemFileEntry) }]
  if (!entry.isDirectory) return []
  const found: NamedFile[] = []
  for (const child of await readAll((entry as FileSystemDirectoryEntry).createReader()))
    found.push(...(await walk(child, `${path}/`)))
  return found
}

/** Everything in a drop, folders walked through. The entries must be taken before the event ends. */
export async function droppedFiles(data: DataTransfer): Promise<readonly NamedFile[]> {
  const entries = [...data.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null)
  if (entries.length === 0) return [...data.files].map(file => ({ path: file.name, file }))
  const found: NamedFile[] = []
  for (const entry of entries) found.push(...(await walk(entry, '')))
  return found
}

/** Everything from a file field; a chosen folder brings the paths along. */
export const chosenFiles = (files: FileList | null): readonly NamedFile[] =>
  [...(files ?? [])].map(file => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }))

/** Last name of a path within what was given. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The folder that it lies in; empty at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

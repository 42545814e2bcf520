import { basename, dirname, resolve } from 'node:path'

/** How each given path is called: its last name; where two have the same, with the folder before, else numbered. */
export function topNames(paths: readonly string[]): string[] {
  const taken = new Set<string>()
  return paths.map(path => {
    const full = resolve(path)
    const name = basename(full) || 'files'
    const above = basename(dirname(full))
    const free = [name, ...(above ? [`${above}/${name}`] : [])].find(candidate => !taken.has(candidate))
    let chosen = free
    for (let count = 2; chosen === undefined; count++) if (!taken.has(`${count}/${name}`)) chosen = `${count}/${name}`
    taken.add(chosen)
    return chosen
  })
}

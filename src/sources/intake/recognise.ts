import type { Connector, Group, SourceFile } from '../source.ts'
import { whyLeft } from './why-left.ts'

interface Recognised {
  readonly matches: readonly { readonly connector: Connector; readonly group: Group }[]
  readonly left: readonly { readonly file: SourceFile; readonly why: string }[]
}

/**
 * Gives every file to the first connector that claims it. With `as` only the connector of that name may claim, and when
 * it claims nothing it gets everything, in one group per thing that was opened. Throws `RangeError` for an unknown name.
 */
export function recognise(files: readonly SourceFile[], connectors: readonly Connector[], as?: string): Recognised {
  const asked = as === undefined ? connectors : connectors.filter(connector => connector.name === as)
  if (as !== undefined && asked.length === 0) throw new RangeError(`There is no reader named ${as}.`)
  const matches: { connector: Connector; group: Group }[] = []
  let left = files
  for (const connector of asked) {
    if (left.length === 0) break
    const free = new Set(left)
    for (const group of connector.recognise(left)) {
      const claimed = group.files.filter(file => free.delete(file))
      if (claimed.length > 0) matches.push({ connector, group: { ...group, files: claimed } })
    }
    left = left.filter(file => free.has(file))
  }
  const [forced] = asked
  if (as !== undefined && forced && matches.length === 0) {
    for (const group of byTop(left)) matches.push({ connector: forced, group })
    left = []
  }
  return {
    matches,
    left: left.map(file => ({ file, why: as === undefined ? whyLeft(file) : `It is not of the kind ${as}.` })),
  }
}

function byTop(files: readonly SourceFile[]): Group[] {
  const tops = new Map<string, SourceFile[]>()
  for (const file of files) {
    const name = file.path.split('/')[0] ?? file.path
    const group = tops.get(name)
    if (group) group.push(file)
    else tops.set(name, [file])
  }
  return [...tops].map(([name, members]) => ({ name, files: members }))
}

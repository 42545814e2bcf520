import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { parseSync } from 'vite'
import { packageRoot } from './lib/package-root.ts'

/** One file of this project, for the tests that watch over its shape. */
export interface CodeFile {
  /** From the project's folder, `/` between folders. */
  readonly path: string
  readonly text: string
  readonly lines: number
}

export interface Import {
  /** As a path from the project's folder, or the package as it is written. */
  readonly to: string
  readonly own: boolean
  /** Only types are taken: nothing of it is there when the program runs. */
  readonly typesOnly: boolean
}

const skipped = new Set(['node_modules', 'dist', 'data', 'test-results', 'coverage'])

/** Files below the given folders that end in one of `endings`, in order of their paths. */
export function codeBelow(folders: readonly string[], endings = /\.(ts|tsx|js)$/): CodeFile[] {
  const found: CodeFile[] = []
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(packageRoot, path), { withFileTypes: true })) {
      const inside = `${path}/${entry.name}`
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) visit(inside)
      } else if (endings.test(entry.name)) {
        const text = readFileSync(join(packageRoot, inside), 'utf8')
        found.push({ path: inside, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) })
      }
    }
  }
  for (const folder of folders) if (existsSync(join(packageRoot, folder))) visit(folder)
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const isTest = (path: string): boolean =>
  /\.(test|fixture)\.tsx?$|\/(testing|test-setup)\.ts$|\/fixtures\//.test(path)

/** The syntax tree (ESTree with TypeScript and JSX); nodes are plain objects. */
export const treeOf = ({ path, text }: CodeFile): unknown =>
  parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }).program

export function importsOf(file: CodeFile): Import[] {
  const { module } = parseSync(file.path, file.text, { lang: file.path.endsWith('x') ? 'tsx' : 'ts' })
  const found: Import[] = []
  for (const one of module.staticImports)
    found.push(
      resolve(file, one.moduleRequest.value, one.entries.length > 0 && one.entries.every(entry => entry.isType)),
    )
  for (const one of module.staticExports)
    for (const entry of one.entries)
      if (entry.moduleRequest) found.push(resolve(file, entry.moduleRequest.value, entry.isType))
  for (const one of module.dynamicImports) {
    const name = /^['"`]([^'"`$]+)['"`]$/.exec(file.text.slice(one.moduleRequest.start, one.moduleRequest.end))?.[1]
    if (name) found.push(resolve(file, name, false))
  }
  return found
}

function resolve(file: CodeFile, name: string, typesOnly: boolean): Import {
  if (name.startsWith('#')) return { to: name.slice(1), own: true, typesOnly }
  if (!name.startsWith('.')) return { to: name, own: false, typesOnly }
  const to = relative(packageRoot, normalize(join(packageRoot, dirname(file.path), name)))
  return { to: to.replaceAll('\\', '/'), own: true, typesOnly }
}

export interface Node {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Visits every node with the nodes around it, outermost first. */
export function walk(
  tree: unknown,
  visit: (node: Node, around: readonly Node[]) => void,
  around: readonly Node[] = [],
): void {
  if (Array.isArray(tree)) {
    for (const one of tree) walk(one, visit, around)
  } else if (isNode(tree)) {
    visit(tree, around)
    const inside = [...around, tree]
    for (const [name, value] of Object.entries(tree))
      if (name !== 'parent' && typeof value === 'object') walk(value, visit, inside)
  }
}

/** `path:line` of a place in a file. */
export const placeOf = (file: CodeFile, start: number): string =>
  `${file.path}:${file.text.slice(0, start).split('\n').length}`

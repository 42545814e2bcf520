import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { commands } from './cli/commands.ts'
import { type CodeFile, codeBelow, importsOf, isNode, isTest, treeOf } from './code.fixture.ts'
import { listMigrations } from './db/migrate.ts'
import { packageRoot } from './lib/package-root.ts'
import { projections } from './projections/index.ts'
import { connectors } from './sources/index.ts'

/** One line of flow: a folder imports only from those before it. docs/architecture.md has the same list. */
const rooms = [
  'lib',
  'domain',
  'db',
  'originals',
  'access',
  'sources',
  'ledger',
  'identity',
  'projections',
  'gate',
  'channels',
  'actions',
]
/** Never each other; `main.ts` and `serve.ts` alone put them together. */
const faces = ['api', 'portal', 'worker', 'cli', 'mcp']
const browser = ['web', 'extension']

const source = codeBelow(['src'])
const roomOf = (path: string): string => (path.startsWith('src/') ? (path.split('/').at(1) ?? '') : '')
const isRoot = (path: string): boolean => /^src\/[^/]+$/.test(path)

/** Whether `from` may import from `to`, both files' rooms. */
function mayImport(from: string, to: string, typesOnly: boolean): boolean {
  if (from === to) return true
  if (browser.includes(from)) return to === 'lib' || to === 'domain' || (to === 'api' && typesOnly)
  if (from === 'sources') return to === 'lib' || to === 'domain'
  if (faces.includes(from)) return rooms.includes(to)
  return rooms.indexOf(to) >= 0 && rooms.indexOf(to) < rooms.indexOf(from)
}

it('no import runs uphill', () => {
  const wrong = source
    // Tests of the whole stand at the top or in `invariants`, and see all of it.
    .filter(file => !isRoot(file.path) && roomOf(file.path) !== 'invariants')
    .flatMap(file =>
      importsOf(file)
        .filter(({ own, to }) => own && to.startsWith('src/'))
        // The small house of the invariants' tests is there for every test.
        .filter(({ to }) => !(isTest(file.path) && isTest(to)))
        .filter(({ to, typesOnly }) => isRoot(to) || !mayImport(roomOf(file.path), roomOf(to), typesOnly))
        .map(({ to }) => `${file.path} imports ${to}`),
    )
  expect(wrong).toEqual([])
})

it('every folder of src is a room, and only main and serve stand outside', () => {
  const known = new Set([...rooms, ...faces, ...browser, 'invariants'])
  expect(
    [...new Set(source.filter(file => !isRoot(file.path)).map(file => roomOf(file.path)))].filter(
      room => !known.has(room),
    ),
  ).toEqual([])
  const outside = source.filter(file => isRoot(file.path) && !isTest(file.path)).map(file => file.path)
  expect(outside.filter(path => path !== 'src/main.ts' && path !== 'src/serve.ts')).toEqual([])
})

it('what the product runs imports no test, no fixture of a test, and of fixtures/ only the invented agency', () => {
  const wrong = source
    .filter(file => !isTest(file.path) && roomOf(file.path) !== 'invariants')
    .flatMap(file =>
      importsOf(file)
        .filter(({ own, to }) => own && (isTest(to) || !/^(src|scripts|fixtures\/agency)\//.test(to)))
        .map(({ to }) => `${file.path} imports ${to}`),
    )
  expect(wrong).toEqual([])
})

it('what the browser loads needs nothing of Node', () => {
  const byPath = new Map(source.map(file => [file.path, file]))
  const wrong: string[] = []
  const seen = new Set<string>()
  const visit = (file: CodeFile): void => {
    if (seen.has(file.path)) return
    seen.add(file.path)
    for (const { own, to, typesOnly } of importsOf(file)) {
      if (typesOnly) continue
      if (!own && to.startsWith('node:')) wrong.push(`${file.path} imports ${to}`)
      const next = byPath.get(to)
      if (own && next) visit(next)
    }
    if (/\b(Buffer|process)\.\w/.test(file.text)) wrong.push(`${file.path} uses a global of Node`)
  }
  for (const file of source) if (browser.includes(roomOf(file.path)) && !isTest(file.path)) visit(file)
  expect(wrong).toEqual([])
})

/** Folders of src/sources whose index exports a connector. */
function connectorFolders(): string[] {
  return source
    .filter(
      file => /^src\/sources\/[^/]+\/index\.ts$/.test(file.path) && /export const \w+: Connector\b/.test(file.text),
    )
    .map(file => file.path.split('/').at(2) ?? '')
}

/** Values of these types that a module exports, found in its text and read from the module itself. */
async function exported(file: CodeFile, type: string): Promise<unknown[]> {
  const names = [...file.text.matchAll(new RegExp(`export const (\\w+): ${type}\\b`, 'g'))].map(match => match[1] ?? '')
  if (names.length === 0) return []
  const module: Record<string, unknown> = await import(pathToFileURL(join(packageRoot, file.path)).href)
  return names.map(name => module[name])
}

it('every connector is in the list of connectors, under a name of its own', async () => {
  const folders = connectorFolders()
  expect(folders.length).toBeGreaterThan(0)
  const made = await Promise.all(
    source.filter(file => /^src\/sources\/[^/]+\/index\.ts$/.test(file.path)).map(file => exported(file, 'Connector')),
  )
  expect(new Set(connectors)).toEqual(new Set(made.flat()))
  expect(new Set(connectors.map(one => one.name)).size).toBe(connectors.length)
  for (const folder of folders)
    expect(existsSync(join(packageRoot, 'src/sources', folder, 'README.md')), `src/sources/${folder}/README.md`).toBe(
      true,
    )
})

it('every projection is in the list of projections, and no two make one table', async () => {
  const found = []
  for (const file of source)
    if (file.path.startsWith('src/projections/') && !isTest(file.path))
      found.push(...(await exported(file, 'Projection')))
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter(one => !projections.some(listed => listed === one))).toEqual([])
  const tables = projections.flatMap(one => one.tables)
  expect(tables).toEqual([...new Set(tables)])
})

it('every command is in the list of commands, or is a part of one that is', async () => {
  const listed = await Promise.all(commands.map(command => command.load()))
  const files = source.filter(file => file.path.startsWith('src/cli/commands/') && !isTest(file.path))
  const parts = new Set(files.flatMap(file => importsOf(file).map(({ to }) => to)))
  const missing = []
  for (const file of files) {
    const module: unknown = await import(pathToFileURL(join(packageRoot, file.path)).href)
    if (typeof module !== 'object' || module === null || !('define' in module)) continue
    if (!parts.has(file.path) && !listed.some(one => one.define === module.define)) missing.push(file.path)
  }
  expect(missing).toEqual([])
})

it('every file of routes is mounted', () => {
  const app = source.find(file => file.path === 'src/api/app.ts')
  const missing = source
    .filter(file => /^src\/api\/routes\/[^/]+\.ts$/.test(file.path) && !isTest(file.path))
    .flatMap(file => [...file.text.matchAll(/export (?:const|function) (\w+Routes)\b/g)].map(match => match[1] ?? ''))
    .filter(name => (app?.text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) < 2)
  expect(missing).toEqual([])
})

it('migrations are numbered without a gap', () => {
  expect(listMigrations().length).toBeGreaterThan(0)
})

it('a long file has a reason in STYLE.md, and only a long file has one', () => {
  const style = readFileSync(join(packageRoot, 'STYLE.md'), 'utf8')
  const explained = [...style.matchAll(/^- `([\w./-]+)`: \S.+$/gm)].map(match => match[1] ?? '')
  const long = codeBelow(['src', 'bench', 'scripts', 'bin', 'e2e'], /\.(ts|tsx|js|css|html)$/)
    .filter(file => file.lines > 400 && !isTest(file.path) && !file.path.endsWith('.e2e.ts') && !isTableOfData(file))
    .map(file => file.path)
  expect(explained.sort()).toEqual(long)
})

/** Most of the file is literals that hold no function. */
function isTableOfData(file: CodeFile): boolean {
  if (!/\.(ts|tsx|js)$/.test(file.path)) return false
  const tree = treeOf(file)
  const body: unknown = isNode(tree) ? tree['body'] : []
  let data = 0
  for (const statement of Array.isArray(body) ? body : []) {
    const text =
      isNode(statement) && typeof statement['end'] === 'number'
        ? file.text.slice(statement.start, statement['end'])
        : ''
    if (/^(export )?const \w+[^=]*=[\s\S]*[[{(]/.test(text) && !text.includes('=>') && !text.includes('function'))
      data += text.split('\n').length
  }
  return data > file.lines * 0.8
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { codeBelow } from './code.fixture.ts'
import { packageRoot } from './lib/package-root.ts'

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'STYLE.md',
  'CHANGELOG.md',
  ...readdirSync(join(packageRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name.replaceAll('\\', '/')}`),
]
const text = (page: string): string => readFileSync(join(packageRoot, page), 'utf8')
const folder = (name: string): string[] => readdirSync(join(packageRoot, name)).filter(file => file.endsWith('.md'))

it('every link of the pages leads somewhere', () => {
  const lost = pages.flatMap(page =>
    [
      ...text(page)
        .replaceAll(/```[\s\S]*?```/g, '')
        .matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)[^)]*\)/g),
    ]
      .map(match => match[1] ?? '')
      // Taken from the running product, and so not there before it has run.
      .filter(link => !link.startsWith('docs/screenshots/'))
      .filter(link => !existsSync(join(packageRoot, dirname(page), link)))
      .map(link => `${page}: ${link}`),
  )
  expect(lost).toEqual([])
})

it('decisions are numbered without a gap, and say their number', () => {
  const files = folder('docs/decisions').sort()
  expect(files.map(file => file.slice(0, 4))).toEqual(files.map((_, index) => String(index + 1).padStart(4, '0')))
  for (const file of files) expect(text(`docs/decisions/${file}`).startsWith(`# ${file.slice(0, 4)} `), file).toBe(true)
})

it('every page of figures is in the list', () => {
  const list = text('docs/benchmarks.md')
  expect(folder('docs/benchmarks').filter(file => !list.includes(`](benchmarks/${file})`))).toEqual([])
})

it('the homes that the glossary names are there', () => {
  const homes = [...text('docs/glossary.md').matchAll(/^\| \*\*[^|]+\| [^|]+\| ([^|]+) \|/gm)].flatMap(match => [
    ...(match[1] ?? '').matchAll(/`([^`]+)`/g),
  ])
  expect(homes.length).toBeGreaterThan(50)
  expect(
    homes
      .map(match => match[1] ?? '')
      .filter(home => !existsSync(join(packageRoot, 'src', home)) && !existsSync(join(packageRoot, home))),
  ).toEqual([])
})

it('the changelog begins with what is pending', () => {
  expect(/^## (.+)$/m.exec(text('CHANGELOG.md'))?.[1]).toBe('Pending')
})

it('what the environment sets stands on one page, and nothing else does', () => {
  const page = text('docs/settings.md')
  const listed = new Set([...page.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name ?? ''))
  const code = [
    ...codeBelow(['src', 'bench', 'bin', 'scripts', 'e2e', 'fixtures']),
    { path: 'vite.config.ts', text: text('vite.config.ts') },
  ].filter(({ path }) => path !== 'src/docs.test.ts')
  const read =
    /(?:\benv|\benvironment)(?:\.|\[')([A-Z][A-Z0-9_]+)|\.env\('([A-Z][A-Z0-9_]+)'|\benvironment, '([A-Z][A-Z0-9_]+)'|\b(THROUGHLINE_[A-Z][A-Z0-9_]*)/g
  const names = new Set(
    code.flatMap(({ text: lines }) => [...lines.matchAll(read)].map(([, a, b, c, d]) => a ?? b ?? c ?? d ?? '')),
  )
  expect(names.size).toBeGreaterThan(20)
  // The system's own, and what a build sets for itself.
  const given = ['PATH', 'NODE_ENV']
  expect([...names].filter(name => !listed.has(name) && !given.includes(name)).sort()).toEqual([])
  expect([...listed].filter(name => !code.some(file => file.text.includes(name))).sort()).toEqual([])
})

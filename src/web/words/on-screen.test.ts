import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// Words of the code that no recruiter should meet; what stands on the screen instead is in the glossary.
const hidden =
  /\b(ledger|entry|entries|claims?|projections?|identifiers?|candidacy|dispositions?|rejected rows?|suppress\w*|triage|conversions?|removal effect|shapley|provenance|oops)\b|!\s*$/i

const web = join(import.meta.dirname, '..')
const components = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.tsx'))

/** Texts between tags, and in properties that are read or heard. Code in braces is left out. */
function textsOf(source: string): string[] {
  const between = [...source.matchAll(/>([^<>{}]*[A-Za-z][^<>{}]*)</g)].map(match => match[1] ?? '')
  const said = [
    ...source.matchAll(
      /\b(?:label|title|placeholder|hint|about|head|words|removeLabel|aria-label)(?:=|: )["'`]([^"'`]+)/g,
    ),
  ].map(match => (match[1] ?? '').replace(/\$\{[^}]*\}?/g, ''))
  // A comparison in code looks like a text between tags; real texts hold no operators.
  return [...between, ...said].filter(text => !/[=;&|]|=>/.test(text)).map(text => text.trim())
}

it('finds texts at all', () => {
  expect(textsOf('<p title="Seen last">Nobody fits this search.</p>')).toEqual([
    'Nobody fits this search.',
    'Seen last',
  ])
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text of code
  expect(textsOf('title: `${conversions} for you`')).toEqual(['for you'])
  expect(components.length).toBeGreaterThan(50)
})

it.each(components)('%s speaks the recruiter’s words', path => {
  const wrong = textsOf(readFileSync(join(web, path), 'utf8')).filter(text => hidden.test(text))
  expect(wrong).toEqual([])
})

import { expect, it } from 'vitest'
import { type CodeFile, codeBelow, isNode, isTest, type Node, placeOf, treeOf, walk } from './code.fixture.ts'

/** UX 5.6: the machinery's words, each with what a person reads instead in docs/glossary.md. */
const never =
  /\b(ledgers?|entry|entries|claims?|claimed|projections?|identifiers?|candidac(y|ies)|dispositions?|rejected rows?|suppress(ed|ion|ions)|triage|conversions?|removal effects?|shapley|provenance)\b/i

const textProps = new Set([
  'label',
  'title',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'description',
  'hint',
  'message',
  'text',
  'summary',
  'words',
  'empty',
  'sentence',
  'why',
  'reads',
  'heading',
  'caption',
  'confirm',
  'noun',
  'name',
  'group',
  'detail',
])
/** Never seen: class names, keys, addresses, test ids. */
const silent = new Set([
  'className',
  'class',
  'id',
  'key',
  'href',
  'to',
  'path',
  'type',
  'queryKey',
  'kind',
  'd',
  'role',
  'htmlFor',
  'params',
  'search',
])

const nameOf = (node: Node): string => {
  const key: unknown = node['name'] ?? node['key']
  if (typeof key === 'string') return key
  if (!isNode(key)) return ''
  const inner: unknown = key['name'] ?? key['value']
  return typeof inner === 'string' ? inner : ''
}

/** Prose rather than a token: what begins like a sentence, or has words beside each other. */
const isProse = (text: string): boolean => /^[A-Z][a-z]/.test(text.trim()) || /[a-z] [a-z]/i.test(text)

const textOf = (node: Node): string => {
  if (node.type === 'JSXText' || (node.type === 'Literal' && typeof node['value'] === 'string'))
    return String(node['value'])
  const value: unknown = node['value']
  if (node.type === 'TemplateElement' && typeof value === 'object' && value !== null && 'raw' in value)
    return String(value.raw)
  return ''
}

/** Texts of a file that a person may read: JSX text, text properties, and whatever else reads like prose. */
function seen(file: CodeFile): { place: string; text: string }[] {
  const found: { place: string; text: string }[] = []
  walk(treeOf(file), (node, around) => {
    const text = textOf(node)
    if (!text.trim()) return
    if (
      around.some(
        one =>
          /^(Import|Export(All|Named)?Declaration|TS)/.test(one.type) &&
          one.type !== 'TSAsExpression' &&
          one.type !== 'TSSatisfiesExpression' &&
          one.type !== 'ExportNamedDeclaration',
      )
    )
      return
    const holder = [...around].reverse().find(one => one.type === 'JSXAttribute' || one.type === 'Property')
    const holderName = holder ? nameOf(holder) : ''
    if (silent.has(holderName)) return
    if (holder?.type === 'Property' && holder['key'] === node) return
    if (node.type === 'JSXText' || (textProps.has(holderName) && isProse(text)) || isProse(text))
      found.push({ place: placeOf(file, node.start), text: text.trim() })
  })
  return found
}

const wordsIn = (files: readonly CodeFile[]): string[] =>
  files
    .flatMap(seen)
    .filter(({ text }) => never.test(text))
    .map(({ place, text }) => `${place} “${text}”`)

it('no word of the machinery is on screen', () => {
  const screen = codeBelow(['src/web', 'src/portal', 'src/extension'], /\.(ts|tsx)$/).filter(file => !isTest(file.path))
  expect(wordsIn(screen)).toEqual([])
})

it('nor in what the house says to a person: refusals, labels, reasons', () => {
  const wrong = codeBelow([
    'src/actions',
    'src/api',
    'src/domain',
    'src/sources',
    'src/projections',
    'src/gate',
    'src/worker',
  ])
    .filter(file => !isTest(file.path))
    .flatMap(file => {
      const places: string[] = []
      walk(treeOf(file), (node, around) => {
        const text = textOf(node)
        if (!isProse(text) || !never.test(text)) return
        const refused = around.some(
          one => one.type === 'NewExpression' && isNode(one['callee']) && /Refusal$/.test(nameOf(one['callee'])),
        )
        const holder = [...around].reverse().find(one => one.type === 'Property')
        if (refused || (holder && ['label', 'why', 'words', 'reads', 'title', 'noun'].includes(nameOf(holder))))
          places.push(`${placeOf(file, node.start)} “${text}”`)
      })
      return places
    })
  expect(wrong).toEqual([])
})

it('finds a word wherever a screen could hold it', () => {
  const text = `
    import { entries } from './ledger entries'
    type A = 'a claim of'
    const query = useQuery({ queryKey: ['all entries'] })
    export const a = <p className="claims here" title="The ledger">No entries <b>{\`\${n} claims left\`}</b>{ok ? 'Merge projection' : 'entry'}</p>`
  const places = wordsIn([{ path: 'x.tsx', text, lines: 6 }])
  expect(places).toEqual([
    'x.tsx:5 “The ledger”',
    'x.tsx:5 “No entries”',
    'x.tsx:5 “claims left”',
    'x.tsx:5 “Merge projection”',
  ])
})

import { expect, it } from 'vitest'
import { type CodeFile, codeBelow, isNode, isTest, placeOf, treeOf, walk } from './code.fixture.ts'
import { isProse, nameOf, seen, textOf } from './screen.fixture.ts'

/** UX 5.6: the machinery's words, each with what a person reads instead in docs/glossary.md. */
const never =
  /\b(ledgers?|entry|entries|claims?|claimed|projections?|identifiers?|candidac(y|ies)|dispositions?|rejected rows?|suppress(ed|ion|ions)|triage|conversions?|removal effects?|shapley|provenance)\b/i

const wordsIn = (files: readonly CodeFile[]): string[] =>
  files
    .flatMap(file => seen(file))
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

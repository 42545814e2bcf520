import { expect, it } from 'vitest'
import { type CodeFile, codeBelow, isNode, isTest, type Node } from './code.fixture.ts'
import { asInHouse } from './domain/vocabulary.ts'
import { nameOf, type Seen, seen, textOf } from './screen.fixture.ts'

/** Tables whose words are said elsewhere, each with the file that says them as this house does. */
const spokenBy: Readonly<Record<string, string>> = {
  'src/web/shell/places.ts': 'src/web/shell/NavColumn.tsx',
  'src/web/pages/bring-in/ways.ts': 'src/web/pages/bring-in/WayCard.tsx',
  'src/domain/belonging.ts': 'src/web/pages/job-line/RulesPopover.tsx',
  'src/domain/candidacy.ts': 'src/projections/job/settings.ts',
  'src/projections/job-line/milestones.ts': 'src/web/pages/job-line/Rail.tsx',
  'src/projections/job/oddities.ts': 'src/web/pages/jobs/JobPage.tsx',
  'src/projections/job/guards.ts': 'src/web/http.ts',
  'src/projections/person/page.ts': 'src/web/pages/person/PersonHeader.tsx',
  'src/actions/jobs/change-job.ts': 'src/web/http.ts',
}
/** A house that fills its own jobs never comes to see these. */
const agencyOnly = new Set(['src/web/pages/companies/ClientPanel.tsx', 'src/web/pages/jobs/TermsFields.tsx'])
/** The same in every house: where it is said which house this is, and a job that is somebody's own. */
const same = new Set([
  'For clients',
  'Jobs are called requisitions; clients, terms and fees are not shown.',
  'Wants this job',
  // The name of a job whose title is lost, as it stands in a table of what people wrote.
  'Job',
])

const callee = (node: Node): string => (isNode(node['callee']) ? nameOf(node['callee']) : '')
const isFunction = (node: Node): boolean => /Function/.test(node.type)
/** Inside a call of `spoken` that runs when the page is drawn: what runs as the file is loaded may come before the session. */
const isSpoken = ({ around }: Seen): boolean =>
  around.some(node => callee(node) === 'spoken') && around.some(isFunction)
/** In a table that its own file says where it shows it: `spoken(labels[field])`. */
const isSaidBelow = ({ text }: CodeFile, { around }: Seen): boolean =>
  around.some(
    node => node.type === 'VariableDeclarator' && isNode(node['id']) && text.includes(`spoken(${nameOf(node['id'])}[`),
  )
/** "3 jobs" is no prose to its file, and is read all the same. */
const isCounted = (around: readonly Node[]): boolean => around.some(node => callee(node) === 'counted')

const isOurs = (text: string): boolean => asInHouse(text) !== text

const unspoken = (files: readonly CodeFile[]): string[] =>
  files
    .filter(file => !(file.path in spokenBy || agencyOnly.has(file.path)))
    .flatMap(file =>
      seen(file, (node, around) => textOf(node) !== '' && isCounted(around)).filter(one => !isSaidBelow(file, one)),
    )
    .filter(one => isOurs(one.text) && !same.has(one.text) && !isSpoken(one))
    .map(({ place, text }) => `${place} “${text}”`)

const isTold = (around: readonly Node[]): boolean =>
  !around.some(
    node =>
      node.type === 'TaggedTemplateExpression' || (node.type === 'NewExpression' && /Refusal$/.test(callee(node))),
  )
const isStatement = (text: string): boolean =>
  /(\b(select|order by|insert into|create table|update|delete from)\b|#let)/.test(text)

it('every word on the screen that a house may say otherwise goes through the vocabulary', () => {
  const screen = codeBelow(['src/web', 'src/portal', 'src/extension'], /\.(ts|tsx)$/).filter(file => !isTest(file.path))
  expect(unspoken(screen)).toEqual([])
})

it('so does what the server says; a refusal is said by the browser’s one door', () => {
  const server = codeBelow(['src/actions', 'src/api', 'src/domain', 'src/projections', 'src/gate', 'src/worker'])
    .filter(file => !isTest(file.path) && !(file.path in spokenBy))
    .flatMap(file => seen(file))
    .filter(({ text, around }) => isTold(around) && !isStatement(text) && isOurs(text) && !same.has(text))
    .map(({ place, text }) => `${place} “${text}”`)
  expect(server).toEqual([])
})

it('a table whose words are said elsewhere is said there', () => {
  const all = new Map(codeBelow(['src']).map(file => [file.path, file.text]))
  for (const [table, speaker] of Object.entries(spokenBy)) {
    expect(all.has(table), table).toBe(true)
    expect(all.get(speaker), speaker).toMatch(/\b(spoken|asInHouse)\b/)
  }
  for (const file of agencyOnly) expect(all.has(file), file).toBe(true)
})

it('finds the next one, wherever a screen could hold it', () => {
  const text = `
    const early = { head: spoken('Every job') }
    const late = () => ({ head: spoken('Every job'), hint: 'Asks the client' })
    export const a = () => <p className="job" title="The order">No jobs yet <b>{counted(n, 'client')}</b>{spoken('No jobs')}</p>
    const labels = { taken: 'Order taken', given: 'An order' }
    export const b = () => spoken(labels[field])
    export const kept = () => 'Job boards cost most; {client} stands for theirs'`
  expect(unspoken([{ path: 'x.tsx', text, lines: 7 }])).toEqual([
    'x.tsx:2 “Every job”',
    'x.tsx:3 “Asks the client”',
    'x.tsx:4 “The order”',
    'x.tsx:4 “No jobs yet”',
    'x.tsx:4 “client”',
  ])
})

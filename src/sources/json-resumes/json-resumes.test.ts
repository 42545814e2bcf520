import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fixtureFile, memoryFile, readAll } from '../table/memory-file.fixture.ts'
import { jsonResumes } from './index.ts'

const crew = new URL('./fixtures/crew.json', import.meta.url)
const names = ({ drafts }: Awaited<ReturnType<typeof readAll>>) =>
  drafts.filter(({ kind }) => kind === 'claim.name').map(({ body }) => body['full'])

it('gives everybody in a list, and names what is no resume', async () => {
  const found = await readAll(jsonResumes, [fixtureFile(crew)])
  expect(names(found)).toEqual(['Sunniva Aas', 'Piet Lund'])
  expect(found.drafts.find(({ kind }) => kind === 'claim.position')?.body).toMatchObject({
    company: 'Seawerk',
    current: true,
  })
  expect(found.unread).toEqual([
    { unread: true, place: 'crew.json record 3', why: 'It is no resume: it has no basics.' },
  ])
})

it('gives one a line, in any encoding, as far as it goes', async () => {
  const list: unknown[] = JSON.parse(readFileSync(crew, 'utf8'))
  const lines = `${list
    .slice(0, 2)
    .map(one => JSON.stringify(one))
    .join('\n')}\n{"basics":{"name":"Cut`
  const found = await readAll(jsonResumes, [memoryFile('crew.jsonl', Buffer.from(`\ufeff${lines}`, 'utf16le'))])
  expect(names(found)).toEqual(['Sunniva Aas', 'Piet Lund'])
  expect(found.unread.map(({ why }) => why)).toEqual([expect.stringContaining('cut off')])
})

it('leaves a single resume and other lists alone', () => {
  const others = [
    memoryFile('one.json', '{\n"basics": {"name": "A"}}'),
    memoryFile('b.json', '[{"name":"A"}]'),
    memoryFile('c.jsonl', '{"type":"person"}\n{"type":"person"}\n'),
  ]
  expect(jsonResumes.recognise(others)).toEqual([])
})

it('survives any records', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue(), { maxLength: 3 }),
      fc.string({ maxLength: 20 }),
      async (values, noise) => {
        const text =
          JSON.stringify([{ basics: { name: 'A', email: values[0] ?? null }, work: values }, ...values]) + noise
        const [a, b] = await Promise.all([1, 2].map(() => readAll(jsonResumes, [memoryFile('x.json', text)])))
        expect(names(a as never)).toEqual(names(b as never))
      },
    ),
    { numRuns: process.env['CI'] ? 200 : 30 },
  )
})

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '#src/domain/draft.ts'
import { memoryFile, onlyGroup, readAll, testContext } from '../table/memory-file.fixture.ts'
import { oldSystem } from './index.ts'

const here = new URL('./fixtures/', import.meta.url)
const lever = readdirSync(fileURLToPath(new URL('lever/', here)))
  .sort()
  .map(name => memoryFile(`lever/${name}`, readFileSync(new URL(`lever/${name}`, here)), 61))
const rigging = memoryFile('rigging.jsonl', readFileSync(new URL('rigging.jsonl', here)), 61)
const who = (draft: Draft): string => draft.people[0]?.identifiers[0].value ?? ''
const brief = (drafts: readonly Draft[]) =>
  drafts
    .filter(draft => !draft.kind.startsWith('claim.'))
    .map(draft =>
      [draft.kind, who(draft), draft.occurred.at?.slice(0, 10), draft.body['stage'] ?? draft.body['author'] ?? '']
        .join(' ')
        .trim(),
    )
    .sort()

describe('Lever', () => {
  it('gives people, candidacies with their stages, postings and notes with author', async () => {
    const { drafts, unread } = await readAll(oldSystem, lever)
    expect(brief(drafts)).toEqual(
      [
        'assignment.opened  2024-01-01 Noor Haddad',
        'assignment.closed  2024-05-01',
        'person.tagged lever:candidate:c-1',
        'person.owned lever:candidate:c-1',
        'candidacy.opened lever:candidate:c-1 2024-01-02',
        'application.received lever:candidate:c-1 2024-01-02',
        'candidacy.moved lever:candidate:c-1 2024-01-03 New lead',
        'candidacy.moved lever:candidate:c-1 2024-01-10 Phone interview',
        'candidacy.opened lever:candidate:c-2 2024-01-02',
        'candidacy.moved lever:candidate:c-2  New lead',
        'candidacy.moved lever:candidate:c-2 2024-02-01 Archived',
        'note.written lever:candidate:c-1 2024-01-11 Noor Haddad',
      ].sort(),
    )
    expect(drafts.find(draft => draft.kind === 'application.received')?.text).toBe('I splice.')
    expect(drafts.find(draft => draft.kind === 'claim.name')?.people[0]?.identifiers.map(one => one.value)).toEqual([
      'lever:candidate:c-1',
      'sunniva@aas.example',
      'sunniva-aas',
      '+4722123456',
    ])
    expect(unread).toEqual([{ unread: true, place: 'lever/opportunities.json record 4', why: 'It has no id.' }])
  })

  it('counts what is there', async () => {
    const { counts } = await oldSystem.survey(onlyGroup(oldSystem, lever), testContext)
    expect(counts).toEqual([
      { noun: 'people', count: 4 },
      { noun: 'jobs', count: 1 },
      { noun: 'notes and activities', count: 1 },
    ])
  })
})

describe('JSON Lines of any system', () => {
  it('join by their ids as tables do, with dates and authors', async () => {
    const { drafts, unread } = await readAll(oldSystem, [rigging])
    const system = who(drafts.find(draft => draft.kind === 'claim.name') ?? ({} as Draft)).split(':')[0]
    expect(brief(drafts).map(line => line.replace(`${system}:`, ''))).toEqual(
      [
        'assignment.opened  2024-02-01 Noor Haddad',
        'candidacy.moved person:p2 2024-02-10 Interview',
        'candidacy.opened person:p2 2024-02-03',
        'company.recorded',
        'note.written person:p2 2024-02-04 Noor Haddad',
      ].sort(),
    )
    const names = drafts.filter(draft => draft.kind === 'claim.name').map(draft => draft.body['full'])
    expect(names).toEqual(['Sunniva Aas', 'Piet Lund'])
    expect(drafts.find(draft => draft.kind === 'claim.position')?.companies?.[0]).toMatchObject({ name: 'Hjelm Verft' })
    expect(unread.map(({ place, why }) => `${place}: ${why}`)).toEqual(
      [
        'rigging.jsonl, table note line 9: It points at person p9, which is not in the files.',
        'rigging.jsonl line 10: The line is no JSON object; it may be cut off.',
        'rigging.jsonl line 11: It has no type that says what it is.',
      ].map(line => line.replace(', table note', '')),
    )
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('leave other lines alone', () => {
    const others = [
      memoryFile('log.jsonl', '{"type":"info","message":"started"}\n{"type":"error","message":"x"}\n'),
      memoryFile('a.json', '{\n "type": "person"\n}'),
      memoryFile('empty.jsonl', ''),
    ]
    expect(oldSystem.recognise(others)).toEqual([])
  })

  it('survive any lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 8 }),
        fc.string({ maxLength: 30 }),
        async (values, noise) => {
          const typed = values.map((value, at) => ({
            type: ['person', 'note', 'job', 'candidacy', 'stage_change'][at % 5],
            id: at,
            person_id: 0,
            job_id: 2,
            value,
          }))
          const text = [
            '{"type":"person","id":0,"name":"A"}',
            ...[...typed, ...values].map(one => JSON.stringify(one)),
            noise,
          ].join('\n')
          expect(await readAll(oldSystem, [memoryFile('x.jsonl', text)])).toEqual(
            await readAll(oldSystem, [memoryFile('x.jsonl', text)]),
          )
          const data = [
            { name: 'A', emails: [], stage: null, origin: '', createdAt: values[0] ?? 1, id: 'x', contact: 'y' },
            ...values,
          ]
          await readAll(oldSystem, [memoryFile('l.json', JSON.stringify({ data }) + noise)])
        },
      ),
      { numRuns: process.env['CI'] ? 200 : 50 },
    )
  })
})

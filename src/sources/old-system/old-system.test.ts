import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '#src/domain/draft.ts'
import { memoryFile, onlyGroup, readAll, testContext } from '../table/memory-file.fixture.ts'
import { oldSystem } from './index.ts'
import { readDump } from './sql-dump.ts'

const here = new URL('./fixtures/', import.meta.url)
const folder = (name: string) =>
  readdirSync(fileURLToPath(new URL(`${name}/`, here)))
    .sort()
    .map(file => memoryFile(`${name}/${file}`, readFileSync(new URL(`${name}/${file}`, here)), 64))
const dump = () => memoryFile('cats.sql', readFileSync(new URL('opencats.sql', here)), 61)
const britain = { ...testContext, country: 'GB' }
const read = (files: Parameters<typeof readAll>[1]) => readAll(oldSystem, files, britain)
const of = (drafts: readonly Draft[], kind: string) => drafts.filter(draft => draft.kind === kind)
const who = (draft: Draft | undefined) => draft?.people[0]?.identifiers[0]?.value

describe('an OpenCATS dump', () => {
  it('joins people, companies, jobs and stages by their ids', async () => {
    const { drafts } = await read([dump()])
    expect(of(drafts, 'claim.name').map(draft => [who(draft), draft.body.full])).toEqual([
      ['opencats:contact:3', 'Dan Reyes'],
      ['opencats:candidate:11', "Aoife O'Brien; (née) Smith"],
      ['opencats:candidate:12', 'Chidi Nwosu'],
    ])
    const position = of(drafts, 'claim.position')[0]
    expect(position?.companies).toEqual([
      { role: 'employer', name: 'Kestrel Foods Ltd', domain: 'kestrelfoods.example', external: 'opencats:company:7' },
    ])
    expect(of(drafts, 'assignment.opened')[0]).toMatchObject({
      body: {
        title: 'Shift Manager',
        client: 'Kestrel Foods Ltd',
        status: 'Active',
        opened: '2014-03-05',
        openings: 2,
        // `start_date` is the first day at work, never the day of the opening.
        words: { start: '2014-06-01' },
      },
      assignments: [{ external: 'opencats:job:21', title: 'Shift Manager' }],
      text: 'Runs the night shift.',
    })
    expect(
      of(drafts, 'candidacy.moved').map(draft => [who(draft), draft.body.stage, draft.occurred.at?.slice(0, 10)]),
    ).toEqual([
      ['opencats:candidate:12', 'Submitted', '2014-03-08'],
      ['opencats:candidate:11', 'Submitted', '2014-03-10'],
      ['opencats:candidate:11', 'Placed', '2014-05-01'],
    ])
  })

  it('keeps activities with their dates, kinds and authors', async () => {
    const { drafts } = await read([dump()])
    const acts = drafts.filter(draft => draft.key[1] === 'activity')
    expect(acts.map(draft => [draft.kind, draft.direction, draft.body.author, draft.occurred.at])).toEqual([
      ['call.made', 'between', 'Miriam Okafor', '2014-03-06T14:30:00.000Z'],
      ['call.made', 'out', 'Jonas Lind', '2014-03-07T16:00:00.000Z'],
      ['meeting.held', 'between', 'Jonas Lind', '2014-03-09T11:00:00.000Z'],
      ['note.written', 'none', 'Jonas Lind', '2014-03-09T12:00:00.000Z'],
      ['email.sent', 'out', 'Miriam Okafor', '2014-04-01T10:00:00.000Z'],
    ])
    expect(acts[0]?.text).toBe("Interested; 4 weeks' notice.")
    expect(acts[3]?.companies?.[0]?.external).toBe('opencats:company:7')
    expect(of(drafts, 'cv.received')[0]).toMatchObject({ direction: 'in', text: "Aoife O'Brien\nShift planner" })
    expect(of(drafts, 'person.tagged').map(draft => draft.body)).toEqual([{ tag: 'night shift' }])
  })

  it('leaves out passwords, gender and empty dates, and never reads a comment', async () => {
    const { drafts } = await read([dump()])
    expect(JSON.stringify(drafts)).not.toMatch(/secret|eeo_gender|1000-01-01|666/)
  })

  it('lists rows that point at nobody and tables that it does not know', async () => {
    const { unread } = await read([dump()])
    expect(unread.map(item => [item.place, item.why])).toEqual([
      ['cats.sql, table candidate_joborder line 44', 'It points at candidate 99, which is not in the files.'],
      ['cats.sql, table activity line 46', 'It points at candidate 404, which is not in the files.'],
      ['cats.sql, table candidate_rating', 'The table points at people, but what its 2 rows mean is not known.'],
    ])
  })

  it('gives the same drafts twice, and counts first', async () => {
    expect(await read([dump()])).toEqual(await read([dump()]))
    const survey = await oldSystem.survey(onlyGroup(oldSystem, [dump()]), britain)
    expect(survey.counts).toEqual([
      { noun: 'people', count: 3 },
      { noun: 'companies', count: 1 },
      { noun: 'jobs', count: 1 },
      { noun: 'candidacies', count: 3 },
      { noun: 'activities and notes', count: 6 },
    ])
    expect(survey.tables?.[1]?.columns.find(column => column.name === 'desired_pay')?.field).toBe('pay')
  })
})

describe('CSV files that join by ids', () => {
  it('are one group; a file that joins nothing is left to others', () => {
    const group = onlyGroup(oldSystem, folder('generic'))
    expect(group.files.map(file => file.path.split('/')[1])).toEqual([
      'applications.csv',
      'companies.csv',
      'jobs.csv',
      'notes.csv',
      'people.csv',
      'users.csv',
    ])
    expect(oldSystem.recognise(folder('generic').filter(file => /people|colours/.test(file.path)))).toEqual([])
  })

  it('bring companies, owners, calls with authors, candidacies, and do not contact', async () => {
    const { drafts, unread } = await read(folder('generic'))
    expect(of(drafts, 'claim.position').map(draft => [draft.body.company, draft.companies?.[0]?.domain])).toEqual([
      ['Acme GmbH', 'acme.example'],
      ['Globex', 'globex.example'],
    ])
    expect(of(drafts, 'person.owned').map(draft => draft.body.owner)).toEqual(['Miriam Okafor', 'Jonas Lind'])
    expect(of(drafts, 'call.made')[0]).toMatchObject({
      body: { author: 'Miriam Okafor' },
      text: 'Wants to move in spring,\nprefers Leipzig',
      occurred: { at: '2020-01-15T09:30:00.000Z', precision: 'instant', offset: 60 },
    })
    expect(of(drafts, 'assignment.closed')[0]?.occurred.at).toBe('2020-04-30T00:00:00.000Z')
    expect(of(drafts, 'candidacy.moved').map(draft => draft.body)).toEqual([{ stage: 'Interview' }])
    expect(of(drafts, 'contact.forbidden').map(who)).toEqual([who(of(drafts, 'claim.name')[1])])
    expect(unread.map(item => [item.place, item.row?.person_id])).toEqual([['generic/notes.csv line 5', 'p9']])
  })
})

describe('Greenhouse JSON', () => {
  it('joins candidates, applications, jobs, interviews and feeds', async () => {
    const { drafts, unread } = await read(folder('greenhouse'))
    const aoife = of(drafts, 'claim.name')[0]
    expect(aoife?.people[0]?.identifiers).toEqual([
      { kind: 'external', value: 'greenhouse:candidate:8800001' },
      { kind: 'email', value: 'aoife.obrien@example.com' },
      { kind: 'linkedin', value: 'aoife-obrien' },
      { kind: 'phone', value: '+447700900111' },
    ])
    expect(of(drafts, 'note.written')[0]).toMatchObject({
      text: 'Prefers nights.\n\nFour weeks.',
      body: { author: 'Miriam Okafor' },
    })
    expect(of(drafts, 'email.sent')[0]?.direction).toBe('out')
    expect(of(drafts, 'record.changed')[0]?.automatic).toBe(true)
    expect(of(drafts, 'meeting.held')[0]?.assignments).toEqual([
      { role: 'about', external: 'greenhouse:job:7700001', title: 'Shift Manager' },
    ])
    expect(of(drafts, 'application.received')[0]?.text).toBe('Notice period?\nFour weeks')
    expect(of(drafts, 'candidacy.moved').map(draft => draft.body)).toEqual([
      { stage: 'Phone screen' },
      { stage: 'Rejected', reason: 'Withdrew' },
    ])
    expect(of(drafts, 'contact.forbidden').map(who)).toEqual(['greenhouse:candidate:8800001'])
    expect(of(drafts, 'claim.wish')[0]?.body).toEqual({ what: 'pay', text: '£38k' })
    expect(of(drafts, 'claim.education')[0]?.body).toEqual({
      school: 'Leeds College',
      degree: 'HND',
      field: 'Food science',
      from: '2012-09-01',
    })
    expect(JSON.stringify(drafts)).not.toContain('1990-01-01')
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect(unread.map(item => item.why)).toEqual(['Its application is not in the files.'])
  })
})

describe('Workable JSON', () => {
  it('reads a page of candidates with their jobs and stages', async () => {
    const { drafts, unread } = await read(folder('workable'))
    expect(unread).toEqual([])
    expect(of(drafts, 'candidacy.moved').map(draft => draft.body)).toEqual([
      { stage: 'Interview' },
      { stage: 'Disqualified', reason: 'Too far' },
    ])
    expect(of(drafts, 'claim.skill').map(draft => draft.body)).toEqual([{ label: 'Dough' }, { label: 'Ovens' }])
    expect(of(drafts, 'claim.position')[0]?.body).toEqual({
      company: 'Moorland Bakery',
      title: 'Baker',
      from: '2019-01-01',
      current: true,
      description: '- Nights',
    })
    expect(of(drafts, 'application.received')[0]?.assignments?.[0]?.external).toBe('workable:job:NORTH01')
  })
})

describe('damage', () => {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\n', '\\n')}'`

  it('SQL values come back as they went in, however the text is cut', async () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom("'", "''", '\\', ';', '--', '/*', '),(', '"', '`', 'NULL', '\n'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 20 }),
        async (rows, size) => {
          const sql = `-- it's\nINSERT INTO \`t\` (\`a\`,\`b\`) VALUES ${rows.map(row => `(${row.map(quoted).join(',')})`).join(',\n')};\nINSERT INTO t VALUES (1,-2);`
          async function* pieces() {
            for (let at = 0; at < sql.length; at += size) yield sql.slice(at, at + size)
          }
          const found: (readonly string[])[] = []
          for await (const batch of readDump(pieces()))
            for (const row of batch.rows) if (!('why' in row)) found.push(row.cells)
          expect(found).toEqual([...rows, ['1', '-2']])
        },
      ),
      { numRuns: 200 },
    )
  })

  it('any cut or flipped dump or answer is read as far as it goes, without throwing', async () => {
    const sql = readFileSync(new URL('opencats.sql', here))
    const json = readFileSync(new URL('greenhouse/candidates.json', here))
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        async (asJson, cut, flips) => {
          const bytes = Uint8Array.from(asJson ? json : sql)
          for (const [at, byte] of flips) bytes[at % bytes.length] = byte
          const path = asJson ? 'candidates.json' : 'cats.sql'
          const file = memoryFile(path, bytes.subarray(0, cut % bytes.length), 512)
          for await (const item of oldSystem.read({ name: path, files: [file] }, britain))
            expect(item.place).toContain(path)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('takes any value under any known name', async () => {
    const keys =
      'id first_name last_name email_addresses phone_numbers applications application_ids tags can_email jobs candidate_id applied_at current_stage keyed_custom_fields recruiter notes emails activities firstname lastname stage job skills experience_entries'.split(
        ' ',
      )
    const record = fc.dictionary(
      fc.constantFrom(...keys),
      fc.oneof(fc.jsonValue(), fc.constantFrom('', 7, null, [{ id: 1 }], { name: 'x' })),
      { noNullPrototype: true },
    )
    const candidate = record.map(value => ({
      first_name: 'A',
      last_name: 'B',
      email_addresses: [],
      applications: [],
      firstname: '',
      lastname: '',
      stage: '',
      ...value,
    }))
    await fc.assert(
      fc.asyncProperty(candidate, async value => {
        const file = memoryFile('candidates.json', JSON.stringify([value]))
        for await (const item of oldSystem.read({ name: 'c', files: [file] }, britain))
          expect(item.place).toContain('candidates.json')
      }),
      { numRuns: 200 },
    )
  })

  it('says where a dump or an answer was cut off', async () => {
    const bytes = readFileSync(new URL('opencats.sql', here))
    const { unread } = await read([memoryFile('cats.sql', bytes.subarray(0, bytes.indexOf('Likes')))])
    expect(unread.map(item => item.why)).toContain(
      'The dump is cut off: a row begins on line 41 and does not end by line 41.',
    )
    const json = readFileSync(new URL('greenhouse/candidates.json', here))
    expect((await read([memoryFile('candidates.json', json.subarray(0, 1800))])).unread[0]?.why).toBe(
      'The file is cut off: it ends inside record 1.',
    )
  })
})

import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import type { SourceFile } from '../source.ts'
import { fixtureFile, memoryFile, onlyGroup, readAll, testContext } from '../table/memory-file.fixture.ts'
import { componentsOf } from './component.ts'
import { icalendar } from './index.ts'

const me = { ...testContext, isMe: ({ value }: { value: string }) => value === 'nora@agency.example' }
const calendar = (...lines: readonly string[]) =>
  memoryFile('a.ics', ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
const event = (...lines: readonly string[]) => [
  'BEGIN:VEVENT',
  'UID:u1',
  'ATTENDEE;CN=Ana Kovač:mailto:ana@example.org',
  ...lines,
  'END:VEVENT',
]
const meetings = async (file: ReturnType<typeof memoryFile>) =>
  (await readAll(icalendar, [file], me)).drafts.filter(({ kind }) => kind.startsWith('meeting.'))
const times = async (file: ReturnType<typeof memoryFile>) =>
  (await meetings(file)).map(({ occurred }) => occurred.at?.slice(0, 16))

describe('calendars', () => {
  it('give meetings with their people, held, planned and called off', async () => {
    const { drafts, unread } = await readAll(
      icalendar,
      [fixtureFile(new URL('./fixtures/work.ics', import.meta.url))],
      me,
    )
    expect(unread).toEqual([])
    expect(
      drafts.map(({ kind, channel, occurred, people }) => [
        kind,
        channel,
        occurred.at,
        occurred.offset,
        people.map(({ role, name, identifiers }) => [role, name, identifiers[0].value]),
      ]),
    ).toEqual([
      ['claim.name', null, null, null, [['about', undefined, 'ana.kovac@example.org']]],
      ['meeting.held', 'video', '2026-02-03T13:00:00.000Z', 60, [['attendee', 'Ana Kovač', 'ana.kovac@example.org']]],
      [
        'meeting.planned',
        'in-person',
        '2026-04-07T08:30:00.000Z',
        120,
        [
          ['organiser', undefined, 'petra@client.example'],
          ['attendee', 'Ana Kovač', 'ana.kovac@example.org'],
        ],
      ],
      ['meeting.cancelled', null, '2026-02-10T00:00:00.000Z', null, [['attendee', undefined, 'tom@example.org']]],
    ])
    expect(drafts[1]).toMatchObject({
      family: 'calendar.event',
      key: ['interview-1', 's1'],
      body: { minutes: 45, title: 'Interview' },
      thread: 'interview-1',
    })
  })

  it('leave appointments with nobody else, rooms and who declined', async () => {
    expect(
      await meetings(
        calendar(
          'BEGIN:VEVENT',
          'UID:x',
          'DTSTART:20260101T090000Z',
          'SUMMARY:Dentist',
          'ATTENDEE;CUTYPE=ROOM:mailto:room@example.org',
          'ATTENDEE;PARTSTAT=DECLINED:mailto:tom@example.org',
          'ORGANIZER:mailto:nora@agency.example',
          'END:VEVENT',
        ),
      ),
    ).toEqual([])
  })

  it('follow series over the change of the clocks, without what was left out or moved', async () => {
    const series = event(
      'DTSTART;TZID=Europe/Berlin:20251013T090000',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE;TZID=Europe/Berlin:20251020T090000',
    )
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/Berlin:20251027T090000',
      'DTSTART;TZID=Europe/Berlin:20251028T100000',
    )
    const found = await meetings(calendar(...series, ...moved))
    expect(found.map(({ occurred }) => occurred.at?.slice(0, 16)).sort()).toEqual([
      '2025-10-13T07:00',
      '2025-10-28T09:00',
      '2025-11-03T08:00',
      '2025-11-10T08:00',
    ])
    expect(found.map(({ key }) => key[1]).sort()).toEqual([
      '2025-10-13T09:00:00',
      '2025-10-27T09:00:00',
      '2025-11-03T09:00:00',
      '2025-11-10T09:00:00',
    ])
  })

  it('know zones of their own, of Outlook, and of the file', async () => {
    const own = [
      'BEGIN:VTIMEZONE',
      'TZID:Here',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'TZOFFSETTO:+0530',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'TZOFFSETTO:+0630',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ]
    expect(await times(calendar(...own, ...event('DTSTART;TZID=Here:20260101T120000')))).toEqual(['2026-01-01T06:30'])
    expect(await times(calendar(...own, ...event('DTSTART;TZID=Here:20250701T120000')))).toEqual(['2025-07-01T05:30'])
    expect(await times(calendar(...event('DTSTART;TZID=W. Europe Standard Time:20250701T120000')))).toEqual([
      '2025-07-01T10:00',
    ])
    expect(await times(calendar(...event('DTSTART;TZID=/a.org/x/America/New_York:20250701T120000')))).toEqual([
      '2025-07-01T16:00',
    ])
    expect(await times(calendar('X-WR-TIMEZONE:Asia/Tokyo', ...event('DTSTART:20250701T120000')))).toEqual([
      '2025-07-01T03:00',
    ])
  })

  it('count only the last word on an event, and give the same ids again', async () => {
    const twice = calendar(
      ...event('DTSTART:20260101T090000Z', 'SEQUENCE:0'),
      ...event('DTSTART:20260102T090000Z', 'SEQUENCE:1'),
    )
    expect(await times(twice)).toEqual(['2026-01-02T09:00'])
    expect(await meetings(twice)).toEqual(await meetings(twice))
  })

  it('bound a calendar with a million recurrences and say so', async () => {
    const { drafts, unread } = await readAll(
      icalendar,
      [
        calendar(
          ...event('DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY;COUNT=1000000'),
          ...event('UID:u2', 'DTSTART:20200101T000000Z', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
        ),
      ],
      me,
    )
    expect(drafts.length).toBeLessThan(1100)
    expect(unread.map(({ why }) => why)).toEqual(['It repeats too often to follow: 500 times were read.'])
  })

  it('keep what stands before a cut and name torn lines', async () => {
    const file = memoryFile(
      'cut.ics',
      [
        'BEGIN:VCALENDAR',
        ...event('DTSTART:20260101T090000Z', 'no colon here'),
        'BEGIN:VEVENT',
        'UID:z',
        'DTSTART:2026',
      ].join('\n'),
    )
    const { drafts, unread } = await readAll(icalendar, [file], me)
    expect(drafts.map(({ kind }) => kind)).toContain('meeting.held')
    expect(unread.map(({ why }) => why)).toEqual([
      'Line 6 could not be read: no colon here',
      'The file is cut off inside the event.',
      'The event has no start that could be read.',
    ])
  })

  it('survive any lines', async () => {
    const word = fc.constantFrom(
      'BEGIN:VEVENT\n',
      'END:VEVENT\n',
      'BEGIN:VTIMEZONE\n',
      'END:VTIMEZONE\n',
      'BEGIN:STANDARD\n',
      'TZOFFSETTO:+0100\n',
      'DTSTART:20200101T000000Z\n',
      'DTSTART;TZID=x:20200101\n',
      'RRULE:FREQ=DAILY\n',
      'RRULE:',
      'FREQ=YEARLY;BYDAY=1MO\n',
      'ATTENDEE:mailto:a@b.example\n',
      'RDATE:',
      '20200101T000000/PT1H\n',
      'DURATION:P1W\n',
      'EXDATE:20200101\n',
      '\n ',
      ';',
      ':',
      '"',
      'BEGIN:VCALENDAR\n',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 6, arbitrary: word }, fc.string({ maxLength: 8 })), { maxLength: 40 }),
        async words => {
          const file = memoryFile('a.ics', `BEGIN:VCALENDAR\n${words.join('')}`, 11)
          expect(await readAll(icalendar, [file], me)).toEqual(await readAll(icalendar, [file], me))
        },
      ),
      { numRuns: 200 },
    )
  })
})

async function propertiesOf(file: SourceFile): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const component of componentsOf(file))
    found.push('fault' in component ? component : [component.name, component.properties, component.inner])
  return found
}

const folder = '../shared/data/calendar-contacts'
const absent = !existsSync(folder)
it.skipIf(absent)(`reads the calendars of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const { files } = await openPaths([folder])
  const claimed = icalendar
    .recognise(files)
    .flatMap(group => group.files)
    .map(({ path }) => path)
  // One card lies there under a calendar's name.
  expect(files.map(({ path }) => path).filter(path => /\.ics$/.test(path) && !claimed.includes(path))).toEqual([
    'calendar-contacts/libical/issue339.ics',
  ])
  for (const group of icalendar.recognise(files)) {
    let items = 0
    for await (const _ of icalendar.read(group, me)) items++
    expect(items, `${group.name} is read, or refused with a reason`).toBeGreaterThan(0)
  }
  for (const path of claimed.filter(path => path.endsWith('.json'))) {
    const [json, ics] = [path, path.replace(/json$/, 'ics')].map(name => files.find(each => each.path === name))
    if (!json || !ics) throw new Error(`${path} has no calendar beside it`)
    const [fromJson, fromIcs] = await Promise.all([readAll(icalendar, [json], me), readAll(icalendar, [ics], me)])
    expect(fromJson.drafts.map(({ key }) => key)).toEqual(fromIcs.drafts.map(({ key }) => key))
    // Most of these files hold no event: what they are about are properties, and those are equal one by one.
    expect(await propertiesOf(json)).toEqual(await propertiesOf(ics))
  }
  const all = await readAll(icalendar, files, me)
  expect(all.drafts.filter(({ kind }) => kind.startsWith('meeting.')).length).toBeGreaterThan(60)
  expect(
    onlyGroup(
      icalendar,
      files.filter(({ path }) => path.endsWith('incoming.ics')),
    ).files,
  ).toHaveLength(1)
})

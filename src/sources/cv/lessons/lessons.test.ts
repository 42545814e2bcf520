import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LessonRule } from '#src/domain/lesson.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { parseCv } from '../parse.ts'
import { handMadePdf, shortCv, textPage } from '../pdf.fixture.ts'
import { lessonsFrom } from './derive.ts'

/** A template that puts its own name first and the employer where others put the title. */
const house = (name: string, jobs: readonly string[]) =>
  handMadePdf({
    pages: [
      textPage([
        { text: 'Profile Sheet', size: 22 },
        { text: name, size: 14 },
        `${name.split(' ')[0]?.toLowerCase()}@posteo.example | +44 7700 900123 | Bristol, UK`,
        { text: 'WORK EXPERIENCE', size: 14 },
        ...jobs,
        { text: 'EDUCATION', size: 14 },
        'BSc in Biomedical Science, University of Westmarch, 2012 - 2015',
      ]),
    ],
  })
const first = house('Imogen Thistlewood', ['Staff Nurse, Ashdown Hospital, March 2019 - Present'])
const second = house('Rufus Penhaligon', ['Ward Clerk, Northgate Clinic, May 2016 - February 2019'])

const jobOf = (json: JsonObject) => (json['work'] as JsonObject[])[0]

describe('the name of a layout', () => {
  it('is the same for two people in one template, and another for another', async () => {
    const [a, b, c] = [
      await parseCv(first),
      await parseCv(second),
      await parseCv(handMadePdf({ pages: [textPage(shortCv)] })),
    ]
    expect(a?.layout).toMatch(/^[0-9a-f]{32}$/)
    expect(b?.layout).toBe(a?.layout)
    expect(c?.layout).not.toBe(a?.layout)
  })
})

describe('what a correction teaches', () => {
  it('that title and employer stand the other way round', async () => {
    const [rule] = lessonsFrom({
      property: 'position',
      before: { title: 'Ashdown Hospital', company: 'Staff Nurse', from: '2019-03' },
      after: { title: 'Staff Nurse', company: 'Ashdown Hospital', from: '2019-03' },
      text: '',
    })
    expect(rule).toEqual({ rule: 'swap', property: 'position', fields: ['company', 'title'] })
    const plain = await parseCv(second)
    const taught = await parseCv(second, { [plain.layout ?? '']: [rule as LessonRule] })
    expect(jobOf(taught.json)).toMatchObject({ name: 'Ward Clerk', position: 'Northgate Clinic' })
    expect(jobOf(plain.json)).toMatchObject({ name: 'Northgate Clinic', position: 'Ward Clerk' })
    expect(taught.taught).toEqual([rule])
  })

  it('where the name stands, and applies it with its own place on the page', async () => {
    const read = await parseCv(first)
    const rules = lessonsFrom({
      property: 'name',
      before: { full: 'Profile Sheet' },
      after: { full: 'Imogen Thistlewood' },
      text: read.text,
    })
    expect(rules).toEqual([{ rule: 'take', property: 'name', line: 1, cell: 0, label: null }])
    const next = await parseCv(second, { [read.layout ?? '']: rules })
    expect(next.json['basics']).toMatchObject({ name: 'Rufus Penhaligon' })
    expect(next.places['/basics/name']).toMatchObject({
      page: 1,
      box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
    })
  })

  it('that a label or an addition is no part of a value', () => {
    expect(
      lessonsFrom({ property: 'name', before: { full: 'Name: Ana Reis' }, after: { full: 'Ana Reis' }, text: '' }),
    ).toEqual([{ rule: 'cut', property: 'name', field: 'full', away: 'before', mark: 'Name: ' }])
    expect(
      lessonsFrom({
        property: 'position',
        before: { title: 'Engineer | Remote', company: 'Halvard' },
        after: { title: 'Engineer', company: 'Halvard' },
        text: '',
      }),
    ).toEqual([{ rule: 'cut', property: 'position', field: 'title', away: 'after', mark: ' | ' }])
  })

  it('nothing where it is about the person: a new title, another word', () => {
    for (const [before, after] of [
      [
        { title: 'Engineer', company: 'Halvard' },
        { title: 'Lead engineer', company: 'Halvard' },
      ],
      [
        { title: 'Engineer', company: 'Halvard', from: '2019' },
        { title: 'Engineer', company: 'Halvard', from: '2020' },
      ],
    ] as const)
      expect(lessonsFrom({ property: 'position', before, after, text: '' })).toEqual([])
    expect(
      lessonsFrom({ property: 'skill', before: { label: 'Java' }, after: { label: 'JavaScript' }, text: '' }),
    ).toEqual([])
  })

  it('that a word of the page is no value', async () => {
    const rules = lessonsFrom({ property: 'name', before: { full: 'Imogen Thistlewood' }, after: null, text: '' })
    const read = await parseCv(first, { [(await parseCv(first)).layout ?? '']: rules })
    expect((read.json['basics'] as JsonObject)['name']).toBeUndefined()
  })
})

it('lessons of any kind on any layout never break a reading', async () => {
  const layout = (await parseCv(first)).layout ?? ''
  const text = fc.string({ minLength: 1, maxLength: 12 })
  const rule = fc.oneof(
    fc.record({
      rule: fc.constant('swap' as const),
      property: fc.constantFrom('position' as const, 'education' as const),
      fields: fc.tuple(text, text),
    }),
    fc.record({
      rule: fc.constant('cut' as const),
      property: fc.constantFrom('name' as const, 'position' as const, 'skill' as const),
      field: fc.constantFrom('title', 'full', 'x'),
      away: fc.constantFrom('before' as const, 'after' as const),
      mark: text,
    }),
    fc.record({
      rule: fc.constant('take' as const),
      property: fc.constantFrom('name' as const, 'email' as const, 'phone' as const, 'place' as const),
      line: fc.nat(60),
      cell: fc.nat(20),
      label: fc.option(text),
    }),
    fc.record({
      rule: fc.constant('leave-out' as const),
      property: fc.constantFrom('name' as const, 'skill' as const, 'email' as const),
      text,
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(rule, { maxLength: 6 }), async rules => {
      const read = await parseCv(first, { [layout]: rules })
      expect(read.json['meta']).toBeDefined()
    }),
    { numRuns: 200 },
  )
}, 60_000)

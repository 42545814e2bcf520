import { describe, expect, it } from 'vitest'
import { csv } from '../csv/index.ts'
import { memoryFile, onlyGroup, readAll, testContext } from './memory-file.fixture.ts'
import { mendedRow, unreadCsv } from './mend.ts'

const people = memoryFile(
  'people.csv',
  'Name,Email,City,Do not contact,Skills\nAna Köhler,ana@example.com,Berlin,,SQL\nBen Adler,ben@example.com\n,,Ulm,yes,"a, b"\n',
)
const surveyed = async () => {
  const [survey] = (await csv.survey(onlyGroup(csv, [people]), testContext)).tables ?? []
  if (!survey) throw new Error('no table')
  return survey
}
const context = { now: testContext.now, country: 'DE', modified: null }

describe('rows that could not be read', () => {
  it('are read alone once mended, as if they had been right', async () => {
    const { unread } = await readAll(csv, [people])
    const mended = mendedRow(await surveyed(), { ...unread[1]?.row, Name: 'Cho Min' }, 'people.csv line 4', context)
    const whole = await readAll(csv, [
      memoryFile(
        'people.csv',
        'Name,Email,City,Do not contact,Skills\nDee,dee@example.com,,,\n,,,,\nCho Min,,Ulm,yes,"a, b"\n',
      ),
    ])
    if ('unread' in mended) throw new Error(mended.why)
    expect(mended.length).toBeGreaterThan(2)
    expect(mended).toEqual(whole.drafts.slice(-mended.length))
  })

  it('stay unread with the reason when they still name nobody', async () => {
    const { unread } = await readAll(csv, [people])
    expect(mendedRow(await surveyed(), unread[1]?.row ?? {}, 'people.csv line 4', context)).toMatchObject({
      unread: true,
    })
  })

  it('go out as a table of the same shape and come in again', async () => {
    const { unread } = await readAll(csv, [people])
    const survey = await surveyed()
    const out = unreadCsv(survey, unread)
    expect(out).toBe('Name,Email,City,Do not contact,Skills\r\nBen Adler,ben@example.com,,,\r\n,,Ulm,yes,"a, b"\r\n')
    const again = await csv.survey(onlyGroup(csv, [memoryFile('mended.csv', out)]), testContext)
    expect(again.tables?.[0]?.shape).toBe(survey.shape)
  })

  it('a formula goes out harmless and comes back as it was', async () => {
    const formula = '=HYPERLINK("http://evil.example","x")'
    const survey = await surveyed()
    const row = { Name: 'Ana Köhler', Email: '', City: formula, 'Do not contact': '', Skills: '-1+1' }
    const out = unreadCsv(survey, [{ unread: true, place: '', why: '', row }])
    expect(out).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`)
    const { drafts } = await readAll(csv, [memoryFile('out.csv', out)])
    expect(drafts.find(draft => draft.kind === 'claim.place')?.body).toEqual({ text: formula })
    expect(drafts.find(draft => draft.kind === 'claim.skill')?.body).toEqual({ label: '-1+1' })
  })
})

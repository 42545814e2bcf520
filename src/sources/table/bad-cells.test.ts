import { expect, it } from 'vitest'
import { csv } from '../csv/index.ts'
import { memoryFile, readAll } from './memory-file.fixture.ts'

const good = ['Ana Reis', 'Ben Adler', 'Cho Min', 'Dee Okafor', 'Eva Lind', 'Finn Moor'].map(
  (name, n) => `${name},p${n}@x.example,0113 496 01${n}0,2024-05-0${n + 1},2024-06-01`,
)
const read = (...rows: string[]) =>
  readAll(csv, [memoryFile('people.csv', `Name,Email,Phone,Added on,Updated at\n${[...good, ...rows].join('\n')}\n`)])

it('a cell that cannot be read is listed with its line, column and reason; its row comes in', async () => {
  const { drafts, unread } = await read('Wyn Dahl,wyn@@dahl,call me,31 of never,soon')
  expect(unread).toEqual([
    {
      unread: true,
      place: 'people.csv line 8',
      why: 'Column Email holds no email address. Column Phone holds no phone number. Column Added on holds no date. Column Updated at holds no date. The row comes in; those cells are kept on the person as written.',
    },
  ])
  const wyn = drafts.filter(draft => draft.people[0]?.name === 'Wyn Dahl')
  expect(wyn.map(({ kind, body }) => [kind, body['label'], body['text']])).toEqual([
    ['claim.name', undefined, undefined],
    ['claim.custom', 'Email', 'wyn@@dahl'],
    ['claim.custom', 'Phone', 'call me'],
    ['claim.custom', 'Added on', '31 of never'],
    ['claim.custom', 'Updated at', 'soon'],
  ])
})

it('of a cell with a good address and a bad one the good one is read', async () => {
  const { drafts, unread } = await read('Wyn Dahl,wyn@dahl.example; wyn@@dahl,,,')
  expect(unread.map(({ why }) => why)).toEqual([
    'Column Email holds more than email addresses. The row comes in; that cell is kept on the person as written.',
  ])
  expect(drafts.filter(draft => draft.people[0]?.name === 'Wyn Dahl').map(({ kind }) => kind)).toEqual([
    'claim.name',
    'claim.email',
    'claim.custom',
  ])
})

it.each(['-', '—', 'n/a', 'N/A', 'none', 'Unknown', 'keine', '?', '...'])(
  '%s says that a cell is empty',
  async sign => {
    expect((await read(`Wyn Dahl,${sign},${sign},${sign},${sign}`)).unread).toEqual([])
  },
)

it('a table of one row has its bad cells listed, too', async () => {
  const { drafts, unread } = await readAll(csv, [
    memoryFile('one.csv', 'Name,Email,Phone\nWyn Dahl,wyn@@dahl,call me\n'),
  ])
  expect(drafts.map(({ kind }) => kind)).toEqual(['claim.name', 'claim.custom', 'claim.custom'])
  expect(unread.map(({ why }) => why)).toEqual([
    'Column Email holds no email address. Column Phone holds no phone number. The row comes in; those cells are kept on the person as written.',
  ])
})

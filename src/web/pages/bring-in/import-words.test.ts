import { expect, it } from 'vitest'
import type { ImportFile, ImportProgress } from '#src/domain/views/imports.ts'
import { foundWords, unreadWords } from './import-words.ts'

const file = (connector: string | null, found: ImportFile['found'] = []): ImportFile => ({
  path: 'a',
  connector,
  label: connector,
  found,
  from: null,
  to: null,
  why: null,
})
const progress: ImportProgress = {
  read: 0,
  share: 1,
  perSecond: 0,
  secondsLeft: null,
  entries: { new: 0, unchanged: 0, kinds: {} },
  people: { new: 0, changed: 0, unchanged: 0 },
  suppressed: 0,
  unread: 2,
  account: null,
}

it('speaks of files only where a whole file was left', () => {
  expect(unreadWords({ files: [file('csv')], progress })).toBe('2 rows')
  expect(unreadWords({ files: [file('csv'), file(null)], progress })).toBe('2 rows and files')
})

it('says of a file cut off at its head that there is nothing in it, and counts what is in another', () => {
  expect(foundWords(file('icalendar', [{ noun: 'meetings', count: 0 }]))).toBe('Nothing in it that can be read.')
  expect(
    foundWords(
      file('csv', [
        { noun: 'people', count: 1 },
        { noun: 'notes', count: 0 },
      ]),
    ),
  ).toBe('1 person, 0 notes')
})

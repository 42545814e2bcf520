import { expect, it } from 'vitest'
import { fitting, trackOf } from './fitting.ts'

const columns = [
  { id: 'name', least: 13, share: 2 },
  { id: 'last', least: 11, share: 1 },
  { id: 'owner', least: 5, share: 0 },
]
const ids = (width: number) => fitting(columns, width, true).map(column => column.id)

it('keeps the columns that have room, and always the first', () => {
  expect(ids(0)).toEqual(['name', 'last', 'owner'])
  expect(ids(36 * 16)).toEqual(['name', 'last', 'owner'])
  expect(ids(33 * 16)).toEqual(['name', 'last'])
  expect(ids(100)).toEqual(['name'])
})

it('says tracks as CSS does', () => {
  expect(columns.map(trackOf)).toEqual(['minmax(13rem, 2fr)', 'minmax(11rem, 1fr)', '5rem'])
})

import { expect, it } from 'vitest'
import { singular } from './singular.ts'

it.each([
  ['people', 'person'],
  ['companies', 'company'],
  ['addresses', 'address'],
  ['messages', 'message'],
  ['endorsements given', 'endorsement given'],
  ['notes and activities', 'note or activity'],
  ['in lists', 'in lists'],
  ['followed', 'followed'],
  ['CV', 'CV'],
])('one of %s is a %s', (many, one) => expect(singular(many)).toBe(one))

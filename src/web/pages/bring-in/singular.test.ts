import { expect, it } from 'vitest'
import { singular } from './singular.ts'

it.each([
  ['people', 'person'],
  ['companies', 'company'],
  ['addresses', 'address'],
  ['messages', 'message'],
  ['endorsements given', 'endorsement given'],
  ['connections whose account is closed', 'connection whose account is closed'],
  ['messages never sent', 'message never sent'],
  ['files left in the archive (advertising, receipts)', 'file left in the archive (advertising, receipts)'],
  ['notes and activities', 'note or activity'],
  ['in lists', 'in lists'],
  ['followed', 'followed'],
  ['CV', 'CV'],
])('one of %s is a %s', (many, one) => expect(singular(many)).toBe(one))

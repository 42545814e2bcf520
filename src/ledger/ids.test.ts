import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyedId, personaId } from './ids.ts'

it('a keyed hash is HMAC-SHA-256 (RFC 2104) of sort and text, cut to 128 bits', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 150 }),
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      (bytes, sort, text) => {
        const key = Buffer.from(bytes)
        const full = createHmac('sha256', key).update(sort).update('\0').update(text).digest('hex')
        expect(keyedId(key, sort, text).replaceAll('-', '')).toBe(full.slice(0, 32))
        expect(personaId(key, { kind: 'email', value: text })).toBe(keyedId(key, 'persona', `email\0${text}`))
        expect(personaId(key, { kind: 'email', value: text })).toBe(keyedId(key, 'persona', `email\0${text}`))
      },
    ),
    { numRuns: 200 },
  )
})

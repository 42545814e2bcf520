import fc from 'fast-check'
import { expect, it } from 'vitest'
import { channels } from '#src/domain/channel.ts'
import { sourceChannel } from './source-channel.ts'

it.each([
  ['LinkedIn', 'linkedin'],
  ['LinkedIn Recruiter (InMail)', 'linkedin'],
  ['Employee Referral', 'referral'],
  ['Mitarbeiterempfehlung', 'referral'],
  ['Cooptation', 'referral'],
  ['recomendación de un amigo', 'referral'],
  ['社員紹介', 'referral'],
  ['Indeed', 'job-board'],
  ['StepStone', 'job-board'],
  ['Stellenbörse', 'job-board'],
  ['Job Board: Totaljobs', 'job-board'],
  ['Company website', 'careers-site'],
  ['Own website', 'careers-site'],
  ['Website', 'careers-site'],
  ['Karriereseite', 'careers-site'],
  ['Werken bij', 'careers-site'],
  ['Meetup', 'event'],
  ['Messe Hannover', 'event'],
  ['Feria de empleo', 'event'],
  ['Twitter', 'x'],
  ['Google', 'web'],
  ['Payday Leeds', null],
  ['Messenger', null],
  ['Prevented', null],
  ['', null],
])('%s: %s', (text, channel) => {
  expect(sourceChannel(text)).toBe(channel)
})

it('any text has a known channel or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      const channel = sourceChannel(text)
      expect(channel === null || channels.includes(channel)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

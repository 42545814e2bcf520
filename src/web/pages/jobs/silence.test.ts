import { expect, it } from 'vitest'
import type { CandidateCard } from '#src/domain/views/jobs.ts'
import { clientSilentDays, silentDays } from './silence.ts'

const now = new Date('2026-11-20T12:00:00Z')
const card = (part: Partial<CandidateCard>): CandidateCard => ({
  id: 'x',
  name: 'Ana',
  headline: null,
  stage: 'CV sent',
  phase: 'sent',
  since: '2026-11-10T12:00:00Z',
  ours: null,
  waiting: null,
  engaged: true,
  sent: '2026-11-12T12:00:00Z',
  interview: null,
  promised: null,
  ended: null,
  owed: false,
  ...part,
})

it('a client who has a CV and says nothing is silent from the fifth day, unless they promised', () => {
  expect(clientSilentDays(card({}), now)).toBe(8)
  expect(clientSilentDays(card({ sent: '2026-11-16T12:00:00Z' }), now)).toBeNull()
  expect(clientSilentDays(card({ sent: null }), now)).toBe(10)
  expect(clientSilentDays(card({ promised: { entry: 'e', what: 'feedback', on: '2026-11-27' } }), now)).toBeNull()
  expect(clientSilentDays(card({ phase: 'interview' }), now)).toBeNull()
})

it('somebody who answered is silent to since our last word; nobody waits who was placed or never answered', () => {
  expect(silentDays(card({ ours: '2026-11-18T12:00:00Z' }), now)).toBe(2)
  expect(silentDays(card({}), now)).toBe(10)
  expect(silentDays(card({ engaged: false }), now)).toBeNull()
  expect(silentDays(card({ phase: 'placed' }), now)).toBeNull()
})

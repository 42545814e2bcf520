import { expect, it } from 'vitest'
import { channels } from '#src/domain/channel.ts'
import { channelWords, isPlural } from '#src/domain/channel-words.ts'
import type { CreditRow } from '#src/domain/views/works.ts'
import { sentenceOf } from './sentence.ts'

const row = (channel: string, share: number, touches: number): CreditRow => ({
  channel,
  credit: share * 20,
  share,
  interval: { low: share - 0.01, high: share + 0.01 },
  journeys: 20,
  touches,
  begins: 1,
  ends: 1,
})
const said = (channel: string): string =>
  sentenceOf([row('email', 0.7, 900), row(channel, 0.2, 20)], { conversions: 20, touches: 920, conversion: 'placed' })

it('what is rare agrees with its verb in number, also our own channels and colleagues', () => {
  expect(said('event')).toMatch(/^Events are rare and share in one placement in five\. /)
  expect(said('linkedin')).toMatch(/^LinkedIn is rare and shares in one placement in five\. /)
  expect(said('Payday Leeds')).toMatch(/^Payday Leeds is rare and shares in /)
})

it('a channel is a plural where its words are', () => {
  const plural = channels.filter(isPlural).map(channelWords)
  expect(plural).toEqual(channels.map(channelWords).filter(words => /s$/.test(words) && words !== 'SMS'))
})

import type { ChannelGroup } from '#src/domain/channel.ts'
import { channels, groupOf } from '#src/domain/channel.ts'
import type { Conversion, Dimension } from '#src/domain/conversion.ts'
import type { CreditModel } from '#src/domain/credit-model.ts'
import { localDate, monthWords, userLocale } from '../../words/dates.ts'

export const modelWords: Readonly<Record<CreditModel, string>> = {
  linear: 'Shared equally',
  first: 'First touch',
  last: 'Last touch',
  'last-other': 'Last but mail and phone',
  'time-decay': 'Later counts more',
  u: 'First and last most',
  w: 'First and turning points',
  markov: 'Lost without it',
  'markov-null': 'Lost without it, with those who said no',
  shapley: 'Fair share',
}

/** What each way of counting does, in a sentence. */
export const modelMeaning: Readonly<Record<CreditModel, string>> = {
  linear: 'Every touch on the path gets the same part of the result.',
  first: 'The touch that began the path gets all of it.',
  last: 'The touch before the result gets all of it.',
  'last-other':
    'The last touch by which we met gets all of it: mail, calls and meetings carry words and say nothing of where somebody came from.',
  'time-decay': 'A touch counts half as much for every 30 days that it lies before the result.',
  u: 'Four tenths to the first touch, four to the last, two shared by those between.',
  w: 'Three tenths to the first touch, three each to those by which the person became interested and was put forward, one shared by the others.',
  markov:
    'How many results would be lost if this channel led nowhere, by the ways that succeeded; computed exactly, not simulated.',
  'markov-null':
    'How many results would be lost if this channel led nowhere, by all ways, also those that did not succeed; computed exactly.',
  shapley: 'Each result is shared by the channels on its path, each the same, however often it was used.',
}

export const conversionWords: Readonly<Record<Conversion, string>> = {
  placed: 'Placement',
  interviewed: 'Interview',
  replied: 'Interested reply',
  applied: 'Application',
  joined: 'Joined the network',
}
/** `2026-08` as "August 2026". */
export const monthName = (month: string): string => monthWords(localDate(month).toISOString(), userLocale())

/** What credit is shared out to. */
export const dimensionWords: Readonly<Record<Dimension, string>> = {
  source: 'Where they came from',
  channel: 'Every channel',
  named: 'Our own channels',
  content: 'What it was about',
  colleague: 'Colleagues',
}

export const conversionMany: Readonly<Record<Conversion, readonly [string, string]>> = {
  placed: ['placement', 'placements'],
  interviewed: ['interview', 'interviews'],
  replied: ['interested reply', 'interested replies'],
  applied: ['application', 'applications'],
  joined: ['joining', 'joinings'],
}

export const groupOfName = (channel: string): ChannelGroup => {
  const known = channels.find(one => one === channel)
  return known === undefined ? 'note' : groupOf(known)
}

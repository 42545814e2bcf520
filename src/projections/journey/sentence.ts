import { channelWords, isPlural } from '#src/domain/channel-words.ts'
import type { Conversion } from '#src/domain/conversion.ts'
import type { CreditRow } from '#src/domain/views/works.ts'
import { spelled } from '#src/lib/spelled.ts'

const parts: readonly (readonly [number, string])[] = [
  [1 / 20, 'twenty'],
  [1 / 10, 'ten'],
  [1 / 5, 'five'],
  [1 / 4, 'four'],
  [1 / 3, 'three'],
  [1 / 2, 'two'],
]
/** The nearest of the usual fractions: "one in five". */
const oneIn = (share: number): string =>
  [...parts].sort((a, b) => Math.abs(a[0] - share) - Math.abs(b[0] - share))[0]?.[1] ?? ''

/** How many leading rows stand apart from those after them: their intervals do not meet. */
function ranked(rows: readonly CreditRow[]): number {
  for (let top = Math.min(4, rows.length - 1); top > 0; top--) {
    const lowest = Math.min(...rows.slice(0, top).map(row => row.interval?.low ?? 0))
    const highest = Math.max(...rows.slice(top).map(row => row.interval?.high ?? 1))
    if (lowest > highest) return top
  }
  return 0
}

/** Conversions that have many touches before them, as one of them is called. */
const nouns: Readonly<Partial<Record<Conversion, string>>> = {
  placed: 'placement',
  interviewed: 'interview',
  replied: 'reply',
}
/** Rarer than this among all touches. */
const rarely = 0.1

const rareWords = (channel: string): string =>
  `${channelWords(channel)} ${isPlural(channel) ? 'are rare and share' : 'is rare and shares'}`

interface About {
  readonly conversions: number
  /** On all their journeys, by whatever channel. */
  readonly touches: number
  readonly conversion: Conversion
}

/** What the figures say, and what they do not, in plain words. */
export function sentenceOf(rows: readonly CreditRow[], { conversions, touches, conversion }: About): string {
  if (rows.length === 0) return 'There is too little here to share out.'
  const noun = nouns[conversion]
  const rare = rows.find(
    row =>
      row.channel !== 'other' && row.share > 0.15 && row.touches < rarely * touches && row.channel !== rows[0]?.channel,
  )
  const many = spelled(conversions)
  const top = ranked(rows)
  const first = noun && rare ? `${rareWords(rare.channel)} in one ${noun} in ${oneIn(rare.share)}. ` : ''
  const sure =
    rows[0]?.interval == null
      ? ''
      : top === 0
        ? `${many} is not enough to rank them. `
        : top >= rows.length - 1
          ? ''
          : `${many} is enough to rank the top ${['', 'one', 'two', 'three', 'four'][top]}, not the rest. `
  return `${first}${sure}This shows what came along, not the cause.`
}

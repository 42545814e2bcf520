import { channelWords } from '#src/domain/channel-words.ts'
import { count } from '../../words/numbers.ts'

/**
 * What a row of costs is called; talking stands for all channels that only carry words. Our own channels stand under their
 * names, and what is on none of them in one row.
 */
export const costWords = (channel: string, isNamed: boolean): string => {
  if (isNamed) return channel === 'other' ? 'None of ours' : channel
  return channel === 'conversations' ? 'Talking' : channelWords(channel)
}

/** "12 h"; of less than half an hour the minutes. */
export const hourWords = (hours: number): string =>
  hours >= 0.5 || hours === 0 ? `${count(Math.round(hours))} h` : `${Math.max(1, Math.round(hours * 60))} min`

/** "4.2 times" the cost came back on top; under nothing, what was lost of it. */
export const returnWords = (gain: number): string =>
  gain >= 1 ? `${gain.toFixed(gain < 10 ? 1 : 0)} ×` : `${Math.round(gain * 100)} %`

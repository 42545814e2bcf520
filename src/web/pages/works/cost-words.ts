import { channelWords } from '#src/domain/channel-words.ts'

/**
 * What a row of costs is called; talking stands for all channels that only carry words. Our own channels stand under their
 * names, and what is on none of them in one row.
 */
export const costWords = (channel: string, isNamed: boolean): string => {
  if (isNamed) return channel === 'other' ? 'None of ours' : channel
  return channel === 'conversations' ? 'Talking' : channelWords(channel)
}

/** "4.2 times" the cost came back on top; under nothing, what was lost of it. */
export const returnWords = (gain: number): string =>
  gain >= 1 ? `${gain.toFixed(gain < 10 ? 1 : 0)} ×` : `${Math.round(gain * 100)} %`

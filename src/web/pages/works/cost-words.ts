import { channelWords } from '#src/domain/channel-words.ts'

/** What a row of costs is called; talking stands for all channels that only carry words. */
export const costWords = (channel: string): string => (channel === 'conversations' ? 'Talking' : channelWords(channel))

/** "4.2 times" the cost came back on top; under nothing, what was lost of it. */
export const returnWords = (gain: number): string =>
  gain >= 1 ? `${gain.toFixed(gain < 10 ? 1 : 0)} ×` : `${Math.round(gain * 100)} %`

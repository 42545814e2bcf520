/** Ligatures, presentation forms of Arabic and Hebrew, Kangxi radicals, wide Latin: one letter written as another. */
const composed = /[\ufb00-\ufdff\ufe70-\ufefc\u2f00-\u2fdf\uff01-\uff5e\u01c4-\u01cc]/g
const invisible =
  /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
/** Icon fonts draw their pictures at code points that no script uses. */
const icon =
  /[\u2600-\u26ff\u2702-\u27bf\u2301-\u23ff\u{1f000}-\u{1faff}\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}\ufffd]|\ufe0f/gu

/** Text as a person would type it: ligatures taken apart, what does not show left out; icons stay. */
export const readable = (text: string): string =>
  text
    .replace(composed, letter => letter.normalize('NFKC'))
    .replace(invisible, '')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')

export const withoutIcons = (text: string): string => text.replace(icon, '')
export const isIcon = (text: string): boolean => text !== '' && withoutIcons(text).trim() === ''

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
export const isRightToLeft = (text: string): boolean => rightToLeft.test(text)

/** Scripts that are written without spaces between words. */
const spaceless = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u3005-\u3007\uff66-\uff9f]/
export const isSpaceless = (text: string): boolean => spaceless.test(text)

const bullets = new Set([...'•●◦○▪■□▫◆◇►▶▸‣⁃∙·*–—-➢➤✓✔→❖⦁⬤◘❑', '\uf0b7', '\uf0a7', '\uf076', '\uf0d8', '\uf0fc'])

/** A mark that begins a list item when it stands alone before text. */
export const isBullet = (text: string): boolean => bullets.has(text)

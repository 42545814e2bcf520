interface Track {
  readonly least: number
  readonly share: number
}

const rem = 16
const gap = 1
const padding = 1.5
const box = 2

/** The columns that have room in a width of pixels: the last ones go first, the first one always stays. */
export function fitting<T extends Track>(columns: readonly T[], width: number, selectable: boolean): readonly T[] {
  if (width === 0) return columns
  let left = width / rem - padding - (selectable ? box + gap : 0)
  return columns.filter((column, index) => {
    left -= column.least + (index === 0 ? 0 : gap)
    return index === 0 || left >= 0
  })
}

/** A column as a track of CSS grid. */
export const trackOf = ({ least, share }: Track): string =>
  share === 0 ? `${least}rem` : `minmax(${least}rem, ${share}fr)`

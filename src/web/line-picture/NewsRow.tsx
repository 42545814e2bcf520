import type { Picture } from '#src/domain/views/line.ts'

interface NewsRowProps {
  readonly news: Picture['news']
  readonly x: (time: number) => number
  readonly width: number
  readonly y: number
}

const letter = 6.2
const longest = 22
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** Their moves, posts and talks: carets beneath the touches, with words where there is room. */
export function NewsRow({ news, x, width, y }: NewsRowProps) {
  const placed = news.map(one => ({ ...one, at: x(Date.parse(one.at)) })).filter(one => one.at >= 0 && one.at <= width)
  return placed.map((one, index) => {
    const words = short(one.text)
    const end = placed[index + 1]?.at ?? width
    return (
      <g key={`${one.at} ${one.text}`}>
        <title>{one.text}</title>
        <path
          d={`M${one.at - 4} ${y + 4}L${one.at} ${y - 2}L${one.at + 4} ${y + 4}`}
          fill="none"
          stroke="var(--color-text-2)"
          strokeWidth={1.5}
        />
        {one.at + 8 + words.length * letter < end && (
          <text x={one.at + 8} y={y + 5} fontSize={11} fill="var(--color-text-2)">
            {words}
          </text>
        )}
      </g>
    )
  })
}

import { describe, expect, it } from 'vitest'
import { turnOf } from './turn.ts'

const middle = [300, 400] as const
const degrees = (value: number) => Math.tan((value * Math.PI) / 180)

describe('a sheet that lay askew', () => {
  it('is put straight by what most of its width says, and boxes are laid around what they were', () => {
    const lines = [
      ...Array.from({ length: 9 }, () => ({ slope: degrees(3), width: 200 })),
      // A short word's foot was seen wrong, and a stamp lies across.
      { slope: degrees(-12), width: 15 },
      { slope: degrees(14), width: 60 },
    ]
    const { straight, back } = turnOf(lines, middle)
    const [left, right] = [straight(50, 400 - 250 * degrees(3)), straight(550, 400 + 250 * degrees(3))]
    expect(left[1]).toBeCloseTo(right[1], 6)
    const box = back({ x0: left[0], y0: left[1] - 8, x1: right[0], y1: left[1] + 2 })
    expect(box.x0).toBeLessThan(51)
    expect(box.x1).toBeGreaterThan(549)
    expect(box.y0).toBeLessThan(400 - 250 * degrees(3))
    expect(box.y1).toBeGreaterThan(400 + 250 * degrees(3))
  })

  it('that lies straight, or so far askew that it is no accident, stays as it is', () => {
    for (const slope of [0, degrees(0.2), degrees(40)]) {
      const { straight, back } = turnOf([{ slope, width: 100 }], middle)
      expect(straight(10, 20)).toEqual([10, 20])
      expect(back({ x0: 1, y0: 2, x1: 3, y1: 4 })).toEqual({ x0: 1, y0: 2, x1: 3, y1: 4 })
    }
    expect(turnOf([], middle).straight(10, 20)).toEqual([10, 20])
  })
})

import { expect, it } from 'vitest'
import { csvCell } from './csv.ts'

it('disarms formulas and keeps phones', () => {
  expect(csvCell('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"')
  expect(csvCell('@cmd')).toBe("'@cmd")
  expect(csvCell('+44 113 496 0000')).toBe('+44 113 496 0000')
  expect(csvCell('Lund, Maren')).toBe('"Lund, Maren"')
})

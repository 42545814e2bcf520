import { expect, it } from 'vitest'
import { csvRow } from './csv.ts'

it('disarms formulas, and keeps phones and figures', () => {
  expect(csvRow(['=HYPERLINK("http://x")', '@cmd', '-1+2'])).toBe('"\'=HYPERLINK(""http://x"")",\'@cmd,\'-1+2\r\n')
  expect(csvRow(['+44 113 496 0000', -0.25, null, 'Lund, Maren'])).toBe('+44 113 496 0000,-0.25,,"Lund, Maren"\r\n')
})

import type { Draft } from '#src/domain/draft.ts'
import { type SaidOf, said } from '../archive/said.ts'
import type { TableSurvey } from '../source.ts'
import type { Card } from './card.ts'

/** Shape under which the choice is remembered, as of a table's columns. */
export const offeredShape = 'vcard'

/** Private things that address books hold: shown as found, and left out unless the person says otherwise (GDPR art. 5, 9). */
const labels: Readonly<Record<string, string>> = {
  NOTE: 'Note',
  BDAY: 'Birthday',
  ANNIVERSARY: 'Anniversary',
  'X-ANNIVERSARY': 'Anniversary',
  'X-MS-ANNIVERSARY': 'Anniversary',
  GENDER: 'Gender',
  RELATED: 'Related person',
  'X-ABRELATEDNAMES': 'Related person',
  'X-SPOUSE': 'Related person',
  'X-MS-SPOUSE': 'Related person',
  'X-MS-CHILD': 'Related person',
}
const labelNamed = (name: string): string | null => (Object.hasOwn(labels, name) ? (labels[name] ?? null) : null)

/** What is kept of them by choice: `keep` has `unmapped` for a label that was taken in. */
export function* offered(card: Card, of: SaidOf, keep: Readonly<Record<string, string>>): Generator<Draft> {
  for (const { name, text } of card.properties) {
    const label = labelNamed(name)
    if (label && text && Object.hasOwn(keep, label) && keep[label] === 'unmapped')
      yield said('custom', { label, text: text.slice(0, 10_000) }, of)
  }
}

/** How many cards have what: the preview's columns. */
export class Offers {
  readonly #samples = new Map<string, string[]>()

  see(card: Card): void {
    for (const { name, text } of card.properties) {
      const label = labelNamed(name)
      if (!label || !text) continue
      const samples = this.#samples.get(label) ?? []
      if (samples.length < 3) samples.push(text.slice(0, 100))
      this.#samples.set(label, samples)
    }
  }

  tables(path: string): readonly TableSurvey[] {
    if (this.#samples.size === 0) return []
    const columns = [...this.#samples].map(([name, samples]) => ({ name, field: 'skip', samples }))
    return [
      {
        shape: offeredShape,
        path,
        columns,
        fields: [
          { field: 'skip', label: 'Leave out' },
          { field: 'unmapped', label: 'Keep as written' },
        ],
      },
    ]
  }
}

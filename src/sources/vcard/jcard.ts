import { clean, shapeOf } from '../archive/shape.ts'
import { wholeText } from '../archive/whole.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'
import type { Card } from './card.ts'
import type { Property } from './property.ts'

const longest = 50_000_000
const mostProperties = 1000

/** Cards in JSON (RFC 7095): one, or a list of them. */
export async function* jcardsOf(file: SourceFile): AsyncGenerator<Card> {
  const bad = (why: string): Card => ({ place: file.path, properties: [], faults: [why] })
  let json: unknown
  try {
    json = JSON.parse(await wholeText(file, longest))
  } catch (error) {
    return yield bad(error instanceof SyntaxError ? 'The file is no JSON.' : unreadable(error).message)
  }
  const cards: readonly unknown[] = isCard(json) ? [json] : Array.isArray(json) ? json : []
  for (const [at, card] of cards.entries()) {
    const place = `${file.path} card ${at + 1}`
    if (!isCard(card)) yield { place, properties: [], faults: ['It is no jCard.'] }
    else yield { place, properties: card[1].slice(0, mostProperties).flatMap(one => propertyIn(one) ?? []), faults: [] }
  }
}

const isCard = (value: unknown): value is [string, unknown[]] =>
  Array.isArray(value) && value[0] === 'vcard' && Array.isArray(value[1])

function propertyIn(value: unknown): Property | null {
  if (!Array.isArray(value)) return null
  const [name, params, , ...values] = value as unknown[]
  if (typeof name !== 'string' || name.length > 60) return null
  const { group, type, pref } = shapeOf(params)
  const types = [type].flat().filter(one => typeof one === 'string')
  const whole = values.length === 1 ? values[0] : values
  const parts = [whole].flat().map(part => [part].flat().map(one => clean(String(one ?? ''))))
  return {
    group: typeof group === 'string' ? group.toLowerCase() : '',
    name: name.toUpperCase(),
    types: new Set([...types.map(one => one.toLowerCase()), ...(pref === undefined ? [] : ['pref'])]),
    parts,
    text: parts
      .map(part => part.join(','))
      .join(';')
      .trim(),
  }
}

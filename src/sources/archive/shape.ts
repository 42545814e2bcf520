/** Members of a JSON object of which nothing is known yet. Read own members only: `__proto__` is a name like another. */
export type Shape = Readonly<Record<string, unknown>>

export const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const shapeOf = (value: unknown): Shape => (isShape(value) ? value : {})

export const member = (value: unknown, name: string): unknown =>
  isShape(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** A member that is text, or a number as text; empty where there is none. NUL characters are left out. */
export function textAt(value: unknown, name: string): string {
  const found = member(value, name)
  if (typeof found === 'number' && Number.isFinite(found)) return String(found)
  return typeof found === 'string' ? clean(found) : ''
}

export const numberAt = (value: unknown, name: string): number | null => {
  const found = member(value, name)
  const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

export const listAt = (value: unknown, name: string): readonly unknown[] => {
  const found = member(value, name)
  return Array.isArray(found) ? found : []
}

export const clean = (text: string): string => text.replaceAll('\0', '')

/** Members whose text is empty left out. */
export const filled = <T extends Record<string, string | undefined>>(
  texts: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

import { Unreadable } from '../intake/unreadable.ts'

const declaration = /<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"&<%]{0,1000})"|'([^'&<%]{0,1000})')\s*>/g
/** The letters that HTML names, which need no fetching. */
const latin = /<!ENTITY\s+%\s+[\w.-]{1,60}\s+PUBLIC\s+"-\/\/W3C\/\/ENTITIES [^"<>]{0,100}"\s+"[^"<>]{0,200}"\s*>/g
/** Far more than any feed needs, and too little to be a weapon. */
const longestGain = 100_000

/**
 * Entities that a feed declares itself and that are plain text are put in. Throws `Unreadable` for those that name other
 * entities, files or addresses: they can grow without end or fetch what nobody asked for.
 */
export function withEntities(xml: string): string {
  if (!/<!ENTITY/i.test(xml)) return xml
  const values = new Map<string, string>()
  const rest = xml.replace(latin, '').replace(declaration, (_, name: string, double?: string, single?: string) => {
    values.set(name, double ?? single ?? '')
    return ''
  })
  if (/<!ENTITY/i.test(rest)) throw new Unreadable('The feed defines entities that are not safe to read.')
  let gained = 0
  return rest.replace(/&([\w.-]{1,60});/g, (whole, name: string) => {
    const value = values.get(name)
    if (value === undefined) return whole
    gained += value.length
    if (gained > longestGain) throw new Unreadable('The feed defines entities that are not safe to read.')
    return value
  })
}

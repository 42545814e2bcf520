import { child, children, descendants, type Xml } from './xml.ts'

/** What WordprocessingML says of text (ECMA-376 part 1, 17.3.2); undefined where it says nothing. */
export interface TextProperties {
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly colour?: string
  readonly hidden?: boolean
  readonly caps?: boolean
  readonly shade?: string
}

interface ParagraphProperties {
  readonly indent?: number
  readonly before?: number
  readonly level?: number
  readonly numbered?: boolean
}

export interface DocxStyle {
  readonly text: TextProperties
  readonly paragraph: ParagraphProperties
}

const on = (xml: Xml | undefined): boolean | undefined => {
  if (!xml) return undefined
  const value = xml.attributes['w:val']
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value)
}

const number = (text: string | undefined): number | undefined => {
  const value = Number(text)
  return text === undefined || !Number.isFinite(value) ? undefined : value
}

const hex = (text: string | undefined): string | undefined =>
  text && /^[0-9a-f]{6}$/i.test(text) ? `#${text.toLowerCase()}` : undefined

const defined = <T extends object>(object: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T

export function textProperties(properties: Xml | undefined): TextProperties {
  const size = number(child(properties, 'w:sz')?.attributes['w:val'])
  return defined<TextProperties>({
    size: size === undefined ? undefined : size / 2,
    bold: on(child(properties, 'w:b')),
    italic: on(child(properties, 'w:i')),
    colour: hex(child(properties, 'w:color')?.attributes['w:val']),
    hidden: on(child(properties, 'w:vanish')),
    caps: on(child(properties, 'w:caps')),
    shade:
      hex(child(properties, 'w:shd')?.attributes['w:fill']) ??
      (child(properties, 'w:highlight') ? '#ffff00' : undefined),
  })
}

export function paragraphProperties(properties: Xml | undefined): ParagraphProperties {
  const indent = child(properties, 'w:ind')?.attributes
  const left = number(indent?.['w:left'] ?? indent?.['w:start'])
  const outline = number(child(properties, 'w:outlineLvl')?.attributes['w:val'])
  const before = number(child(properties, 'w:spacing')?.attributes['w:before'])
  const numbering = child(child(properties, 'w:numPr'), 'w:numId')?.attributes['w:val']
  return defined<ParagraphProperties>({
    indent: left === undefined ? undefined : left / 20,
    before: before === undefined ? undefined : before / 20,
    level: outline === undefined || outline > 5 ? undefined : outline + 1,
    numbered: numbering === undefined ? undefined : numbering !== '0',
  })
}

const merge = (a: DocxStyle, b: DocxStyle): DocxStyle => ({
  text: { ...a.text, ...b.text },
  paragraph: { ...a.paragraph, ...b.paragraph },
})

/** The styles of a document by id, each with what it inherits. `''` is the document's default. */
export function stylesOf(xml: Xml | undefined): ReadonlyMap<string, DocxStyle> {
  const root = child(xml, 'w:styles')
  const defaults = child(root, 'w:docDefaults')
  const base: DocxStyle = {
    text: textProperties(child(child(defaults, 'w:rPrDefault'), 'w:rPr')),
    paragraph: paragraphProperties(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
  }
  const raw = new Map<string, { own: DocxStyle; parent: string | undefined }>()
  let normal = base
  for (const style of children(root, 'w:style')) {
    const id = style.attributes['w:styleId']
    if (!id) continue
    const name = child(style, 'w:name')?.attributes['w:val'] ?? ''
    const heading = /^heading ([1-6])$/i.exec(name)
    const paragraph = paragraphProperties(child(style, 'w:pPr'))
    const own: DocxStyle = {
      text: textProperties(child(style, 'w:rPr')),
      paragraph:
        heading?.[1] && paragraph.level === undefined ? { ...paragraph, level: Number(heading[1]) } : paragraph,
    }
    raw.set(id, { own, parent: child(style, 'w:basedOn')?.attributes['w:val'] })
    if (
      style.attributes['w:type'] === 'paragraph' &&
      on({ name: '', attributes: { 'w:val': style.attributes['w:default'] ?? '0' }, children: [] })
    )
      normal = merge(base, own)
  }
  const resolved = new Map<string, DocxStyle>([['', normal]])
  const resolve = (id: string, depth: number): DocxStyle => {
    const done = resolved.get(id)
    if (done) return done
    const style = raw.get(id)
    if (!style || depth > 20) return base
    const whole = merge(style.parent ? resolve(style.parent, depth + 1) : base, style.own)
    resolved.set(id, whole)
    return whole
  }
  for (const id of raw.keys()) resolve(id, 0)
  return resolved
}

/** Where links lead, by relationship id. Only `http`, `https` and `mailto`. */
export function linksOf(xml: Xml | undefined): ReadonlyMap<string, string> {
  const links = new Map<string, string>()
  for (const relation of descendants(xml, 'Relationship')) {
    const { Id, Target, TargetMode } = relation.attributes
    if (Id && Target && TargetMode === 'External' && /^(?:https?:|mailto:)/i.test(Target)) links.set(Id, Target)
  }
  return links
}

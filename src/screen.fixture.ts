import { type CodeFile, isNode, type Node, placeOf, treeOf, walk } from './code.fixture.ts'

const textProps = new Set([
  'label',
  'title',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'description',
  'hint',
  'message',
  'text',
  'summary',
  'words',
  'empty',
  'sentence',
  'why',
  'reads',
  'heading',
  'caption',
  'confirm',
  'noun',
  'name',
  'group',
  'detail',
])
/** Never seen: class names, keys, addresses, test ids. */
const silent = new Set([
  'className',
  'class',
  'id',
  'key',
  'href',
  'to',
  'path',
  'type',
  'queryKey',
  'kind',
  'd',
  'role',
  'htmlFor',
  'params',
  'search',
])

/** What a node, a property or a call is named; empty where it has no plain name. */
export const nameOf = (node: Node): string => {
  const key: unknown = node['name'] ?? node['key']
  if (typeof key === 'string') return key
  if (!isNode(key)) return ''
  const inner: unknown = key['name'] ?? key['value']
  return typeof inner === 'string' ? inner : ''
}

/** Prose rather than a token: what begins like a sentence, or has words beside each other. */
export const isProse = (text: string): boolean => /^[A-Z][a-z]/.test(text.trim()) || /[a-z] [a-z]/i.test(text)

/** The literal text of a node; empty where it holds none. */
export const textOf = (node: Node): string => {
  if (node.type === 'JSXText' || (node.type === 'Literal' && typeof node['value'] === 'string'))
    return String(node['value'])
  const value: unknown = node['value']
  if (node.type === 'TemplateElement' && typeof value === 'object' && value !== null && 'raw' in value)
    return String(value.raw)
  return ''
}

export interface Seen {
  readonly place: string
  readonly text: string
  /** The nodes around it, outermost first. */
  readonly around: readonly Node[]
}

/**
 * Texts of a file that a person may read: JSX text, text properties, and whatever else reads like prose; with what `also`
 * holds to be one.
 */
export function seen(file: CodeFile, also: (node: Node, around: readonly Node[]) => boolean = () => false): Seen[] {
  const found: Seen[] = []
  walk(treeOf(file), (node, around) => {
    const text = textOf(node)
    if (!text.trim()) return
    if (
      around.some(
        one =>
          /^(Import|Export(All|Named)?Declaration|TS)/.test(one.type) &&
          one.type !== 'TSAsExpression' &&
          one.type !== 'TSSatisfiesExpression' &&
          one.type !== 'ExportNamedDeclaration',
      )
    )
      return
    const holder = [...around].reverse().find(one => one.type === 'JSXAttribute' || one.type === 'Property')
    const holderName = holder ? nameOf(holder) : ''
    if (silent.has(holderName)) return
    if (holder?.type === 'Property' && holder['key'] === node) return
    if (node.type === 'JSXText' || (textProps.has(holderName) && isProse(text)) || isProse(text) || also(node, around))
      found.push({ place: placeOf(file, node.start), text: text.trim(), around })
  })
  return found
}

import { createRequire } from 'node:module'

const { burn } = createRequire(import.meta.url)(
  '@kenjiuno/msgreader/lib/Burner.js',
) as typeof import('@kenjiuno/msgreader/lib/Burner.js')
const types = { directory: 1, document: 2, root: 5 } as const

/** Properties by their tag (MS-OXPROPS): text, bytes, a moment, a number. */
export type Properties = Readonly<Record<string, string | Uint8Array | Date | number>>

export interface MsgContent {
  readonly properties: Properties
  /** Numbers of calendar properties (PSETID_Appointment) that have the tags 8000, 8001 … */
  readonly named?: readonly number[]
  readonly recipients?: readonly Properties[]
  readonly attachments?: readonly Properties[]
}

interface Node {
  readonly name: string
  readonly bytes?: Uint8Array
  readonly children?: readonly Node[]
}

/** A FILETIME: tenths of microseconds since 1601. */
const fileTime = (date: Date): bigint => (BigInt(date.getTime()) + 11_644_473_600_000n) * 10_000n

function nodesOf(properties: Properties, head: number): Node[] {
  const streams: Node[] = []
  const fixed: Buffer[] = [Buffer.alloc(head)]
  for (const [id, value] of Object.entries(properties)) {
    const entry = Buffer.alloc(16)
    const write = (type: number): void => {
      entry.writeUInt32LE(((Number.parseInt(id, 16) << 16) | type) >>> 0, 0)
      entry.writeUInt32LE(6, 4)
    }
    if (value instanceof Date) {
      write(0x40)
      entry.writeBigUInt64LE(fileTime(value), 8)
    } else if (typeof value === 'number') {
      write(0x03)
      entry.writeInt32LE(value, 8)
    } else {
      const bytes = typeof value === 'string' ? Buffer.from(value, 'utf16le') : value
      const type = typeof value === 'string' ? '001F' : '0102'
      write(Number.parseInt(type, 16))
      entry.writeUInt32LE(bytes.length + (typeof value === 'string' ? 2 : 0), 8)
      streams.push({ name: `__substg1.0_${id}${type}`, bytes })
    }
    fixed.push(entry)
  }
  return [{ name: '__properties_version1.0', bytes: Buffer.concat(fixed) }, ...streams]
}

const numbered = (name: string, at: number): string => `${name}#${at.toString(16).padStart(8, '0').toUpperCase()}`

const appointmentSet = Buffer.from('0220060000000000c000000000000046', 'hex')

/** Which property set and number a named tag stands for (MS-OXMSG 2.2.3). */
function namesOf(numbers: readonly number[]): Node[] {
  const entries = numbers.map((number, at) => {
    const entry = Buffer.alloc(8)
    entry.writeUInt32LE(number, 0)
    entry.writeUInt16LE(3 << 1, 4)
    entry.writeUInt16LE(at, 6)
    return entry
  })
  return [
    { name: '__substg1.0_00020102', bytes: appointmentSet },
    { name: '__substg1.0_00030102', bytes: Buffer.concat(entries) },
    { name: '__substg1.0_00040102', bytes: Buffer.alloc(0) },
  ]
}

/** An Outlook message (MS-OXMSG) as Outlook would save it. */
export function msgOf({ properties, named = [], recipients = [], attachments = [] }: MsgContent): Uint8Array {
  const root: Node = {
    name: 'Root Entry',
    children: [
      ...nodesOf(properties, 32),
      { name: '__nameid_version1.0', children: namesOf(named) },
      ...recipients.map((one, at) => ({ name: numbered('__recip_version1.0_', at), children: nodesOf(one, 8) })),
      ...attachments.map((one, at) => ({ name: numbered('__attach_version1.0_', at), children: nodesOf(one, 8) })),
    ],
  }
  const entries: Parameters<typeof burn>[0] = []
  const add = (node: Node, type: number): number => {
    const at = entries.length
    const bytes = node.bytes
    const entry = {
      name: node.name,
      type,
      length: bytes?.length ?? 0,
      ...(bytes ? { binaryProvider: () => Uint8Array.from(bytes) } : {}),
    }
    entries.push(entry)
    const children = node.children?.map(child => add(child, child.children ? types.directory : types.document))
    if (children) Object.assign(entry, { children })
    return at
  }
  add(root, types.root)
  return burn(entries)
}

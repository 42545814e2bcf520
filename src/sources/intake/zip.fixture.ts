import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a hand-made ZIP; what is left out is made honestly. */
export interface MadeEntry {
  readonly name: string | Uint8Array
  readonly data: string | Uint8Array
  readonly stored?: boolean
  readonly flags?: number
  readonly method?: number
  readonly mode?: number
  readonly claims?: {
    readonly size?: number
    readonly packed?: number
    readonly crc?: number
    readonly offset?: number
  }
}

/** A ZIP byte by byte (APPNOTE 6.3.9), so that it can lie where a library would not let it. */
export function makeZip(entries: readonly MadeEntry[]): Buffer {
  const parts: Buffer[] = []
  const table: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const data = Buffer.from(entry.data)
    const packed = entry.stored ? data : deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(entry.flags ?? 0, 2)
    fields.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4)
    fields.writeUInt16LE(0x6000, 6)
    fields.writeUInt16LE(((2025 - 1980) << 9) | (3 << 5) | 14, 8)
    fields.writeUInt32LE(entry.claims?.crc ?? crc32(data), 10)
    fields.writeUInt32LE(entry.claims?.packed ?? packed.length, 14)
    fields.writeUInt32LE(entry.claims?.size ?? data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
    const central = Buffer.alloc(14)
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    central.writeUInt32LE(entry.claims?.offset ?? at, 10)
    table.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), fields, central, name]))
    parts.push(local)
    at += local.length
  }
  const directory = Buffer.concat(table)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

import { addressParser } from 'postal-mime'
import type { MailAddress } from './mail.ts'

/** More than this many recipients are a mass mail; the rest are not read. */
const most = 1000
const longest = 64 * 1024
const invisible = /[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

const clean = (text: string): string => text.replace(invisible, ' ').replace(/\s+/g, ' ').trim()

/** A display name without the quotes and brackets that programs leave around it. */
function displayName(raw: string, address: string): string | null {
  const name = clean(raw)
    .replace(/^["'“”‘’\\]+|["'“”‘’\\]+$/g, '')
    .replace(/^<|>$/g, '')
    .trim()
    .slice(0, 300)
  return name === '' || name.toLowerCase() === address.toLowerCase() ? null : name
}

/** Mailboxes of address headers, groups (RFC 5322 3.4) taken apart, each address once. */
export function addresses(values: readonly string[]): MailAddress[] {
  const found: MailAddress[] = []
  const seen = new Set<string>()
  for (const value of values) {
    for (const one of parsed(value)) {
      const address = clean(one.address ?? '')
        .replaceAll(' ', '')
        .replace(/^<+|>+$/g, '')
        .slice(0, 320)
      const name = displayName(one.name, address)
      const key = address ? address.toLowerCase() : `name ${name}`
      if ((!address && !name) || seen.has(key)) continue
      seen.add(key)
      found.push({ name, address: address || null })
      if (found.length === most) return found
    }
  }
  return found
}

function parsed(value: string): { name: string; address?: string | undefined }[] {
  try {
    return addressParser(value.slice(0, longest), { flatten: true })
  } catch {
    return []
  }
}

/** One recipient of a delivery status notification (RFC 3464 2.3). */
export interface StatusRecipient {
  readonly address: string
  readonly action: string
  /** RFC 3463, `5.1.1`; empty where the report gives none. */
  readonly status: string
  readonly diagnostic: string
  /** PowerMTA's own judgement, `bad-mailbox`. */
  readonly category?: string
}

const field = /^([!-9;-~]{1,76})[ \t]*:[ \t]*(.*)$/
const most = 1000

/** Fields of a report by groups, empty lines between them (RFC 3464 2.1); names in lower case. */
export function fieldGroups(text: string): Map<string, string>[] {
  const groups: Map<string, string>[] = []
  let group = new Map<string, string>()
  let last = ''
  for (const line of text.replace(/\r\n?/g, '\n').split('\n', 20_000)) {
    if (line.trim() === '') {
      if (group.size > 0) groups.push(group)
      group = new Map()
      last = ''
      continue
    }
    const match = /^[ \t]/.test(line) ? null : field.exec(line)
    if (match?.[1]) {
      last = match[1].toLowerCase()
      if (!group.has(last)) group.set(last, (match[2] ?? '').trim())
    } else if (last !== '') group.set(last, `${group.get(last) ?? ''} ${line.trim()}`.slice(0, 4000))
  }
  if (group.size > 0) groups.push(group)
  return groups.slice(0, most)
}

const typed = (value: string): string => value.replace(/^[\w-]{1,40}\s*;\s*/, '').trim()

/** The address in a typed field, `rfc822; <ana@example.com>`. Empty where there is none. */
export const addressIn = (value: string): string =>
  /[^\s<>"'();,:]+@[^\s<>"'();,:]+/.exec(typed(value.slice(0, 400)))?.[0]?.replace(/[.]+$/, '') ?? ''

/** Recipients of a `message/delivery-status` part, also of one whose groups run together. */
export function statusRecipients(text: string): StatusRecipient[] {
  const found: StatusRecipient[] = []
  for (const group of fieldGroups(text)) {
    const final = group.get('final-recipient') ?? ''
    const original =
      group.get('original-recipient') ?? group.get('x-actual-recipient') ?? group.get('x-original-recipient') ?? ''
    if (
      final === '' &&
      original === '' &&
      !group.has('action') &&
      !group.has('status') &&
      !group.has('diagnostic-code')
    )
      continue
    found.push({
      address: addressIn(original) || addressIn(final),
      action: (group.get('action') ?? '').toLowerCase().split(/[\s(;]/, 1)[0] ?? '',
      status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(group.get('status') ?? '')?.[0] ?? '',
      diagnostic: typed(group.get('diagnostic-code') ?? '').slice(0, 2000),
      category: group.get('x-powermta-bouncecategory') ?? '',
    })
  }
  return found
}

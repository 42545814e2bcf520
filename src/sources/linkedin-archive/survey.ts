import type { Survey } from '../source.ts'
import { profileUrl } from './connections.ts'
import { kinds } from './kinds.ts'
import type { Opening } from './open-archive.ts'

/** What the archive holds and whose it is, from the first walk through it. */
export function surveyOf({ scan, archive, leftOut }: Opening): Survey {
  const order = kinds.map(kind => kind.noun)
  const rank = (noun: string) => (order.indexOf(noun) + order.length) % order.length
  const counts = [...scan.counts]
    .sort(([a], [b]) => Number(!order.includes(a)) - Number(!order.includes(b)) || rank(a) - rank(b))
    .map(([noun, count]) => ({ noun, count }))
  if (leftOut > 0)
    counts.push({ noun: 'files left in the archive (advertising, receipts, job search)', count: leftOut })
  return { counts, from: scan.first, to: scan.last, me: meOf(scan, archive), visible: 'me' }
}

function meOf(scan: Opening['scan'], { holder }: Opening['archive']): Survey['me'] {
  const me: { value: string; why: string }[] = []
  if (holder.slug !== null) me.push({ value: profileUrl(holder.slug), why: holder.why })
  for (const slug of holder.slugs)
    if (slug !== holder.slug) me.push({ value: profileUrl(slug), why: 'an earlier address of the same profile' })
  for (const address of scan.emails) me.push({ value: address, why: 'stands in Email Addresses.csv' })
  for (const name of holder.names.values()) me.push({ value: name, why: 'stands in Profile.csv' })
  for (const phone of scan.phones) me.push({ value: phone, why: 'stands in PhoneNumbers.csv' })
  return me
}

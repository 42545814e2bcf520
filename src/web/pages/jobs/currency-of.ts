import type { JobPage } from '#src/domain/views/jobs.ts'
import { userLocale } from '../../words/dates.ts'

const byCountry: Readonly<Record<string, string>> = {
  GB: 'GBP',
  US: 'USD',
  DK: 'DKK',
  SE: 'SEK',
  NO: 'NOK',
  CH: 'CHF',
  PL: 'PLN',
}

/** What this job is paid in: its pay range, a placement, its terms; else the reader's own currency. */
export function currencyOf(job: JobPage): string {
  if (job.pay !== null && 'currency' in job.pay) return job.pay.currency
  const said = job.placements.find(one => one.fee !== null)?.fee?.currency ?? job.terms?.fee?.currency
  if (said !== undefined) return said
  if (job.pay !== null && 'text' in job.pay) {
    if (job.pay.text.includes('£')) return 'GBP'
    if (job.pay.text.includes('€')) return 'EUR'
    const code = /\b[A-Z]{3}\b/.exec(job.pay.text)?.[0]
    if (code !== undefined) return code
  }
  return byCountry[new Intl.Locale(userLocale()).maximize().region ?? ''] ?? 'EUR'
}

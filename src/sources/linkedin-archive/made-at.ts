import type { SourceFile } from '../source.ts'

const inName = /linkedin[ _]?data[ _]?export[ _-]*(\d{1,2})-(\d{1,2})-(\d{4})/i

/**
 * When an archive was made: the date in its name (`Complete_LinkedInDataExport_11-03-2026.zip`), to the end of that day;
 * else the newest date in it; else its files' own. Never later than `now`.
 */
export function madeAt(files: readonly SourceFile[], newest: string | null, now: string): string {
  const named = files.map(file => inName.exec(file.path)).find(match => match !== null)
  const day = named && dayNamed(Number(named[1]), Number(named[2]), Number(named[3]))
  const modified = files.reduce<string | null>((last, { modified: at }) => (at && at > (last ?? '') ? at : last), null)
  const found = day ?? newest ?? modified ?? now
  return found < now ? found : now
}

function dayNamed(month: number, day: number, year: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day, 23, 59, 59))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString() : null
}

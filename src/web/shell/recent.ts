import type { SearchHit } from '#src/domain/views/people.ts'

const limit = 6
let visits: readonly SearchHit[] = []

/** What was opened last in this tab, newest first. Kept in memory only: names do not belong in a browser's storage. */
export const recent = (): readonly SearchHit[] => visits
export function rememberVisit(hit: SearchHit): void {
  visits = [hit, ...visits.filter(one => one.id !== hit.id)].slice(0, limit)
}

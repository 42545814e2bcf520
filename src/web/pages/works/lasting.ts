import { counted } from '../../words/numbers.ts'

/** "3 hours", "17 days": what is shorter than two days is told in hours. */
export function lasting(days: number): string {
  if (days < 1 / 24) return 'under an hour'
  return days < 2 ? counted(Math.round(days * 24), 'hour') : counted(Math.round(days), 'day')
}

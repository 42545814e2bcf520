/** When "later" is: always at nine in the morning, local time. */
interface LaterTime {
  readonly keys: string
  readonly words: string
  readonly until: Date
}

const nine = (now: Date, days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)

export function laterTimes(now: Date): readonly LaterTime[] {
  const toMonday = (8 - now.getDay()) % 7 || 7
  return [
    { keys: '1', words: 'Tomorrow', until: nine(now, 1) },
    { keys: '2', words: 'Monday', until: nine(now, toMonday) },
    { keys: '3', words: 'In a week', until: nine(now, 7) },
  ]
}

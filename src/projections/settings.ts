import type { Queryable } from '#src/db/pool.ts'
import { marks } from '#src/identity/match/marks.ts'

export interface Settings {
  readonly agency: string
  /** The hairline is solid this many days after a two-sided exchange. */
  readonly silenceDays: number
  /** Probability from which two people are shown as perhaps one. */
  readonly askMark: number
  /** Probability from which two people become one by themselves; null: never. */
  readonly automaticMark: number | null
}
const defaultSettings: Settings = {
  agency: '',
  silenceDays: 90,
  askMark: marks.ask,
  automaticMark: marks.automatic,
}

export async function settingsOf(sql: Queryable): Promise<Settings> {
  const rows = await sql<
    { name: string; value: unknown }[]
  >`select name, value from desk.setting where name in ('agency', 'silenceDays', 'askMark', 'automaticMark')`
  const found = new Map(rows.map(row => [row.name, row.value]))
  const [agency, days, ask, automatic] = ['agency', 'silenceDays', 'askMark', 'automaticMark'].map(name =>
    found.get(name),
  )
  return {
    agency: typeof agency === 'string' ? agency : '',
    silenceDays: typeof days === 'number' ? days : defaultSettings.silenceDays,
    askMark: typeof ask === 'number' ? ask : defaultSettings.askMark,
    automaticMark: typeof automatic === 'number' || automatic === null ? automatic : defaultSettings.automaticMark,
  }
}

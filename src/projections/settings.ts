import type { Queryable } from '#src/db/pool.ts'

export interface Settings {
  readonly agency: string
  /** The hairline is solid this many days after a two-sided exchange. */
  readonly silenceDays: number
}
export const defaultSettings: Settings = { agency: '', silenceDays: 90 }

export async function settingsOf(sql: Queryable): Promise<Settings> {
  const rows = await sql<
    { name: string; value: unknown }[]
  >`select name, value from desk.setting where name in ('agency', 'silenceDays')`
  const found = new Map(rows.map(row => [row.name, row.value]))
  const [agency, days] = [found.get('agency'), found.get('silenceDays')]
  return {
    agency: typeof agency === 'string' ? agency : '',
    silenceDays: typeof days === 'number' ? days : defaultSettings.silenceDays,
  }
}

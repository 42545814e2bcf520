import type { Queryable } from '#src/db/pool.ts'
import { type CvStyle, cvStyle, defaultCvStyle } from '#src/domain/house-cv.ts'

/** How this house's CVs look; what no longer fits its shape is the default again. */
export async function cvStyleOf(sql: Queryable): Promise<CvStyle> {
  const [row] = await sql<{ value: unknown }[]>`select value from desk.setting where name = 'cv'`
  const read = cvStyle.safeParse(row?.value)
  return read.success ? read.data : defaultCvStyle
}

/** The house's logo as PNG, the one of its CVs: there is no other. Null where it has none. */
export async function logoOf(sql: Queryable): Promise<Buffer | null> {
  const { logo } = await cvStyleOf(sql)
  return logo === null ? null : Buffer.from(logo, 'base64')
}

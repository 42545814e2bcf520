import type { Queryable, Sql } from './pool.ts'

/**
 * Reads of one answer, on one connection: what is asked at once goes out in one write, and one process of the server
 * wakes for all of it. `read` asks the connection that it is given and nothing else of the pool, which may be spent.
 */
export async function together<T>(sql: Sql, read: (sql: Queryable) => Promise<T>): Promise<T> {
  const one = await sql.reserve()
  try {
    return await read(one)
  } finally {
    one.release()
  }
}

import postgres from 'postgres'
import { superuser } from './cluster.ts'

/** A connection as the superuser, over the socket in a folder that only we can enter. */
export function superuserPool(socketFolder: string): postgres.Sql {
  return postgres({
    path: `${socketFolder}/.s.PGSQL.5432`,
    user: superuser,
    database: 'postgres',
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'throughline starting' },
  })
}

/** Whether the server takes connections yet. */
export async function answers(socketFolder: string): Promise<boolean> {
  const sql = superuserPool(socketFolder)
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** A program for the tests of the engine: writes rows to a data folder's database and prints each number once it is committed. */
import { stdin, stdout } from 'node:process'
import { openDatabase } from '../connect.ts'

const [dataDir = '', first = '1'] = process.argv.slice(2)
const db = await openDatabase({ dataDir })
// Writers that come at the same time meet here: "if not exists" alone does not keep two of them apart.
await db.owner.begin(trx => [
  trx`select pg_advisory_xact_lock(1)`,
  trx`create table if not exists public.row (n int primary key)`,
])
stdout.write('ready\n')
let going = true
stdin.on('data', () => {
  going = false
})
for (let n = Number(first); going; ) {
  try {
    await db.owner`insert into public.row values (${n})`
    stdout.write(`${n}\n`)
    n += 1
  } catch {
    // The server was killed under us. The row may or may not be there, so it is not counted; go on after it.
    n += 1
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
await db.close()
stdout.write('closed\n')
process.exit(0)

// `node scripts/new-decision.js "embedded server under a launcher of our own"`: begins a decision record and gives its number.
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../docs/decisions')
const title = process.argv.slice(2).join(' ').trim()
if (!title) {
  process.stderr.write('Say in a few words what was decided: node scripts/new-decision.js "no job queue"\n')
  process.exit(2)
}
const taken = readdirSync(folder).map(name => Number(/^(\d{4})-/.exec(name)?.[1] ?? 0))
const number = String(Math.max(0, ...taken) + 1).padStart(4, '0')
const slug = title
  .toLowerCase()
  .normalize('NFKD')
  .replaceAll(/[^a-z0-9]+/g, '-')
  .replaceAll(/^-+|-+$/g, '')
const file = join(folder, `${number}-${slug}.md`)
const text = `# ${number} ${title[0]?.toUpperCase()}${title.slice(1)}

**Asked.** What had to be decided, and what made it hard.

**Decided.** What we do, in the present tense.

**Because.** The reasons, strongest first, with what was measured.

**Instead of.** What else was looked at, and what would bring it back.
`
writeFileSync(file, text, { flag: 'wx' })
process.stdout.write(`${file}\n`)

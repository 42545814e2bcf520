import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { codeOf, EngineError } from '../errors.ts'

/** Whom the server runs as, for `spawn`: empty when that is who we are. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

/**
 * PostgreSQL refuses to run as root, so root lends it an unprivileged account: the one that owns an existing
 * cluster, else `postgres`, `node` or `nobody`. Anybody else runs it as themselves.
 * @throws EngineError when there is no such account, or when our own is not listed (initdb looks its name up).
 */
export function serverAccount(cluster: string): Account {
  if (!process.getuid) {
    // Node speaks no unix sockets there, and a port on localhost would be open to every user of the machine.
    throw new EngineError(
      'The embedded database runs on Linux and macOS. On Windows use WSL, or set DATABASE_URL to a PostgreSQL server.',
    )
  }
  if (process.getuid() !== 0) return requireListed(process.getuid())
  const owner = ownerOf(cluster)
  if (owner && owner.uid !== 0) return owner
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const rows = lines.map(line => line.split(':'))
  for (const name of ['postgres', 'node', 'nobody']) {
    const row = rows.find(([login, , uid]) => login === name && uid !== '0')
    if (row) return { uid: Number(row[2]), gid: Number(row[3]) }
  }
  throw new EngineError(
    'PostgreSQL does not run as root, and this system has no account postgres, node or nobody to lend it.',
  )
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  try {
    const { uid, gid } = statSync(folder)
    return { uid, gid }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function requireListed(uid: number): Account {
  try {
    userInfo()
    return {}
  } catch {
    throw new EngineError(
      `PostgreSQL needs a name for the user it runs as, and uid ${uid} is not in /etc/passwd. Add a line for it, or set DATABASE_URL to a server elsewhere.`,
    )
  }
}

import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const MiB = 1024 * 1024

/** Memory that this process may count on: the container's limit, else the machine's. */
function memory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 && limit < totalmem() ? limit : totalmem()
}

const clamp = (value: number, low: number, high: number): string =>
  `${Math.round(Math.min(high, Math.max(low, value)) / MiB)}MB`

/**
 * Server settings, chosen for one house on one machine that does other things too. Durability stays at PostgreSQL's
 * defaults (fsync and synchronous_commit on); only tests give it up.
 */
export function serverSettings(durable: boolean): Readonly<Record<string, string>> {
  const total = memory()
  return {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: clamp(total / 8, 64 * MiB, 2048 * MiB),
    effective_cache_size: clamp(total / 2, 256 * MiB, 65_536 * MiB),
    work_mem: clamp(total / 512, 8 * MiB, 64 * MiB),
    maintenance_work_mem: clamp(total / 16, 64 * MiB, 1024 * MiB),
    max_wal_size: '4GB',
    // The binaries know neither lz4 nor zstd; pglz takes twice as long as a click's entry takes to append.
    wal_compression: 'off',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: '2',
    max_locks_per_transaction: '128',
    autovacuum_naptime: '20s',
    // The log must not become a place where erased people live on.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(smallShm() ? { dynamic_shared_memory_type: 'mmap' } : {}),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
}

/** Containers often have 64 MiB of /dev/shm, which a parallel query outgrows. */
function smallShm(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 512 * MiB
  } catch {
    return true
  }
}

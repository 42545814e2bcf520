import { readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { EngineError } from '../errors.ts'

/**
 * Who uses a data folder, renewed every two seconds by each process that does. Process numbers mean nothing on another
 * host or in another container, and clocks differ, so a foreign lease is judged by whether it is still being renewed
 * while we look.
 */
const leaseSchema = z.object({ where: z.string(), pid: z.number(), beat: z.number() })
type Lease = z.infer<typeof leaseSchema>

const renewal = 2_000
const patience = 3 * renewal + 500

/** Names this machine, boot and (on Linux) process namespace. */
const here: string = [hostname(), text('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')].join(' ').trim()

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function link(file: string): string {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}

function readLease(path: string): Lease | null {
  try {
    return leaseSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/**
 * Returns when no other host uses the folder.
 * @throws EngineError when one does.
 */
export async function awaitForeignLease(path: string): Promise<void> {
  const found = readLease(path)
  if (!found || found.where === here) return
  for (let waited = 0; waited < patience; waited += 250) {
    await sleep(250)
    const now = readLease(path)
    if (!now || now.where === here) return
    if (now.beat !== found.beat || now.pid !== found.pid) {
      throw new EngineError(
        `The data folder is in use by ${now.where.split(' ')[0]}. One folder serves one host at a time.`,
      )
    }
  }
}

/** Whether some process on this host renewed the lease just now: then a server without a watch is not ours to stop. */
export function leaseIsFresh(path: string): boolean {
  const found = readLease(path)
  if (!found || found.where !== here || !alive(found.pid)) return false
  return Date.now() - statSync(path).mtimeMs < patience
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Renews until ended. `onLost` is called once when another host has taken the folder (this one was asleep, say). */
export function holdLease(path: string, onLost: () => void): { end(last: boolean): void } {
  let beat = 0
  const renew = () => {
    const found = readLease(path)
    if (beat > 0 && found && found.where !== here) {
      clearInterval(timer)
      onLost()
      return
    }
    beat += 1
    write(path, { where: here, pid: process.pid, beat: Date.now() })
  }
  const timer = setInterval(renew, renewal)
  timer.unref()
  renew()
  return {
    end(last) {
      clearInterval(timer)
      if (last && readLease(path)?.where === here) rmSync(path, { force: true })
    },
  }
}

function write(path: string, lease: Lease): void {
  const temporary = `${path}.${process.pid}`
  try {
    writeFileSync(temporary, JSON.stringify(lease))
    renameSync(temporary, path)
  } catch {
    // A full disk must not end the process over a heartbeat; the next one tries again.
  }
}

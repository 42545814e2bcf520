import { existsSync, renameSync } from 'node:fs'
import { EngineError } from '#src/db/errors.ts'
import { fingerprint, type Keys, keyFile, makeKeys, readKeys, writeKeys } from '#src/db/keys.ts'
import type { Manifest } from './manifest.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the keys of a restored system come from. */
export type KeyOrigin = 'backup' | 'here' | 'new'

/**
 * The keys for a restored system: those in the backup, else those that are here already and fit it. The system is
 * empty, so keys that it made for itself on its first start are set aside, not lost.
 * @throws EngineError when neither is there and nobody accepted new ones.
 */
export function restoreKeys(
  { fingerprint: wanted }: Manifest,
  text: string | null,
  dataDir: string,
  environment: Environment,
  acceptNew: boolean,
): { keys: Keys; origin: KeyOrigin } {
  const here = readKeys(dataDir, environment)
  if (here && (wanted === null || fingerprint(here) === wanted)) return { keys: here, origin: 'here' }
  if (text !== null) {
    if (environment.THROUGHLINE_KEYS)
      throw new EngineError('THROUGHLINE_KEYS are other keys than those in the backup; unset it or set the right ones.')
    if (existsSync(keyFile(dataDir))) renameSync(keyFile(dataDir), `${keyFile(dataDir)}.before-restore`)
    return { keys: writeKeys(dataDir, text), origin: 'backup' }
  }
  if (acceptNew || wanted === null) return { keys: here ?? makeKeys(dataDir), origin: wanted === null ? 'here' : 'new' }
  throw new EngineError(
    'The keys are not in this backup and not here. Put the keys.json of the backed up system into the data folder (or set THROUGHLINE_KEYS) and restore again. ' +
      'If they are lost for good, --new-keys restores without them: everything can be read, but files imported before would come in a second time, ' +
      'erased people would no longer be recognised, and stored passwords have to be entered again.',
  )
}

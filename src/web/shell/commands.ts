import type { useNavigate } from '@tanstack/react-router'
import type { Preferences } from '#src/domain/views/session.ts'
import { undoLast } from '../data/undo.ts'
import type { IconName } from '../ui/icon-paths.ts'
import { spoken } from '../words/vocabulary.ts'
import { showOverlay } from './overlays.ts'
import { placesFor } from './places.ts'
import { signOut } from './sign-out.ts'

export interface Command {
  readonly words: string
  readonly icon: IconName
  readonly keys?: string
  readonly run: () => void
}

interface Means {
  readonly navigate: ReturnType<typeof useNavigate>
  readonly mayWrite: boolean
  readonly changePreferences: (change: Partial<Preferences>) => void
}

const writing = (): readonly Command[] => [
  { words: 'Log something', icon: 'log', keys: 'l', run: () => showOverlay('log') },
  { words: 'New person', icon: 'add', run: () => showOverlay('new-person') },
  { words: spoken('New job'), icon: 'add', run: () => showOverlay('new-job') },
]

/** What can be done from anywhere. */
export const commands = ({ navigate, mayWrite, changePreferences }: Means): readonly Command[] => [
  ...(mayWrite ? writing() : []),
  ...placesFor(mayWrite).map(place => ({
    words: `Go to ${spoken(place.words)}`,
    icon: place.icon,
    keys: place.keys,
    run: () => void navigate({ to: place.to }),
  })),
  { words: 'Same person? Decide who is who', icon: 'merge', run: () => void navigate({ to: '/same-person' }) },
  { words: 'Unknown senders', icon: 'unknown', run: () => void navigate({ to: '/unknown-senders' }) },
  { words: 'What your past holds', icon: 'clock', run: () => void navigate({ to: '/past' }) },
  { words: 'Undo', icon: 'undo', keys: 'z', run: () => void undoLast() },
  { words: 'Theme: light', icon: 'theme', run: () => changePreferences({ theme: 'light' }) },
  { words: 'Theme: dark', icon: 'theme', run: () => changePreferences({ theme: 'dark' }) },
  { words: 'Theme: as the system', icon: 'theme', run: () => changePreferences({ theme: 'system' }) },
  { words: 'Keys', icon: 'keyboard', keys: '?', run: () => showOverlay('keys') },
  { words: 'Settings', icon: 'settings', run: () => void navigate({ to: '/settings' }) },
  { words: 'Sign out', icon: 'out', run: () => void signOut() },
]

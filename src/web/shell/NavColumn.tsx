import { Link } from '@tanstack/react-router'
import { useMayWrite } from '../data/useSession.ts'
import { modName } from '../keys/keyboard.ts'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { spoken } from '../words/vocabulary.ts'
import { AvatarMenu } from './AvatarMenu.tsx'
import { Logo } from './Logo.tsx'
import { showOverlay } from './overlays.ts'
import { placesFor } from './places.ts'
import { RunningImports } from './RunningImports.tsx'

const entry =
  'flex h-9 items-center gap-2.5 rounded-control px-2.5 font-medium text-text-2 transition-colors duration-[120ms] hover:bg-sunken hover:text-text max-wide:w-10 max-wide:justify-center max-wide:px-0'

/** 208 px with words, a 56 px rail of signs below 1200 px, nothing on a phone. */
export function NavColumn() {
  const mayWrite = useMayWrite()
  return (
    <nav
      aria-label="Main"
      className="fixed inset-y-0 left-0 z-20 flex w-14 flex-col overflow-y-auto border-r border-line bg-surface p-2 max-sm:hidden wide:w-52 wide:p-3"
    >
      <Link
        to="/today"
        aria-label="Throughline, to Today"
        className="mb-2 flex h-9 items-center gap-2 rounded-control px-1.5 max-wide:justify-center"
      >
        <Logo />
        <span className="text-[0.9375rem] font-semibold max-wide:hidden">Throughline</span>
      </Link>
      <Tooltip text={`Search (${modName} K)`}>
        <button
          type="button"
          aria-label="Search"
          onClick={() => showOverlay('palette')}
          className="mb-3 flex h-8 items-center gap-2 rounded-control border border-control px-2 text-text-3 hover:bg-sunken max-wide:w-10 max-wide:justify-center max-wide:border-0"
        >
          <Icon name="search" />
          <span className="flex-1 text-left max-wide:hidden">Search</span>
          <span className="max-wide:hidden">
            <Kbd keys="Mod+K" />
          </span>
        </button>
      </Tooltip>
      <ul className="flex flex-col gap-0.5">
        {placesFor(mayWrite).map(place => (
          <li key={place.to}>
            <Link
              to={place.to}
              className={entry}
              activeProps={{ className: 'bg-accent-soft !text-text', 'aria-current': 'page' }}
              aria-label={spoken(place.words)}
              title={spoken(place.words)}
            >
              <Icon name={place.icon} />
              <span className="max-wide:hidden">{spoken(place.words)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-auto flex flex-col gap-2 pt-4">
        <RunningImports />
        <AvatarMenu />
      </div>
    </nav>
  )
}

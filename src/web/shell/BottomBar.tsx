import { Link } from '@tanstack/react-router'
import { Icon } from '../ui/Icon.tsx'
import { spoken } from '../words/vocabulary.ts'
import { MoreMenu } from './MoreMenu.tsx'
import { showOverlay } from './overlays.ts'
import { inBar } from './places.ts'

const cell =
  'flex h-14 w-full flex-col items-center justify-center gap-0.5 text-head font-medium tracking-normal text-text-2'

/** The navigation of a phone, in reach of the thumb. */
export function BottomBar() {
  return (
    <nav
      aria-label="Main"
      data-floating
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="grid grid-cols-5">
        {inBar.map(place => (
          <li key={place.to}>
            <Link to={place.to} className={cell} activeProps={{ className: '!text-accent', 'aria-current': 'page' }}>
              <Icon name={place.icon} className="size-5" />
              {spoken(place.words)}
            </Link>
          </li>
        ))}
        <li>
          <button type="button" className={cell} onClick={() => showOverlay('palette')}>
            <Icon name="search" className="size-5" />
            Search
          </button>
        </li>
        <li>
          <MoreMenu className={cell} />
        </li>
      </ul>
    </nav>
  )
}

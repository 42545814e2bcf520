import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { listenForNews } from '../data/live.ts'
import { forgetActs, undoLast } from '../data/undo.ts'
import { useMayWrite } from '../data/useSession.ts'
import { beneath } from '../keys/registry.ts'
import { useKeys } from '../keys/useKeys.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { spoken } from '../words/vocabulary.ts'
import { BottomBar } from './BottomBar.tsx'
import { NavColumn } from './NavColumn.tsx'
import { Overlays } from './Overlays.tsx'
import { showOverlay } from './overlays.ts'
import { placesFor } from './places.ts'
import { SignInAgain } from './SignInAgain.tsx'

/** Navigation, search, keys, and the page in the middle. */
export function Shell() {
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const path = useLocation({ select: location => location.pathname })
  const main = useRef<HTMLElement>(null)
  const shown = useRef(path)
  useEffect(listenForNews, [])
  useEffect(() => forgetActs, [])
  useEffect(() => {
    if (shown.current !== path) main.current?.focus({ preventScroll: true })
    shown.current = path
  }, [path])
  useKeys(
    'Anywhere',
    {
      'Mod+k': [spoken('Search people, companies, jobs and actions'), () => showOverlay('palette')],
      l: mayWrite ? ['Log something', () => showOverlay('log')] : undefined,
      '?': ['Show the keys', () => showOverlay('keys')],
      z: ['Undo', () => void undoLast()],
    },
    beneath,
  )
  useKeys(
    'Go to',
    Object.fromEntries(
      placesFor(mayWrite).map(place => [
        place.keys,
        [spoken(place.words), () => void navigate({ to: place.to })] as const,
      ]),
    ),
  )

  return (
    <div className="min-h-dvh sm:pl-14 wide:pl-52 print:pl-0">
      <a href="#main" className="skip-link rounded-control bg-accent px-3 py-2 text-on-accent">
        Skip to the page
      </a>
      <NavColumn />
      <main ref={main} id="main" tabIndex={-1} className="min-w-0 outline-none max-sm:pb-20 print:pb-0">
        <Suspense fallback={<Skeleton className="p-6" />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
      <Overlays />
      <SignInAgain />
    </div>
  )
}

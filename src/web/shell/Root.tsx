import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { queries } from '../data/queries.ts'
import { noteSignedIn } from '../data/signed-in.ts'
import { wear } from '../data/theme.ts'
import { keyboard } from '../keys/keyboard.ts'
import { Announcer } from '../ui/Announcer.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Toaster } from '../ui/Toaster.tsx'
import { NoAnswer } from './NoAnswer.tsx'
import { OfflineNote } from './OfflineNote.tsx'
import { Shell } from './Shell.tsx'
import { UpdatePrompt } from './UpdatePrompt.tsx'
import { noteVersion } from './update.ts'

const SignInPage = lazy(() => import('../pages/sign-in/SignInPage.tsx').then(page => ({ default: page.SignInPage })))
const SetUpPage = lazy(() => import('../pages/sign-in/SetUpPage.tsx').then(page => ({ default: page.SetUpPage })))

/** Decides what the visitor sees first: set-up, sign-in, what a link leads to, or the product. */
export function Root() {
  const { data: session, error, refetch } = useQuery(queries.session)
  const invited = useLocation({ select: location => /^\/(invitation|review|report)\//.test(location.pathname) })
  const preferences = session?.preferences
  useEffect(() => {
    if (preferences === undefined) return
    wear(preferences)
    keyboard.enabled = preferences.keys
  }, [preferences])
  useEffect(() => {
    if (session === undefined) return
    noteVersion(session.version)
    noteSignedIn(session.account !== null)
  }, [session])

  return (
    <>
      <Suspense fallback={<Skeleton className="mx-auto max-w-120 p-8" />}>
        {session === undefined && error !== null && <NoAnswer error={error} onRetry={() => void refetch()} />}
        {session?.setup === true && <SetUpPage />}
        {session !== undefined &&
          !session.setup &&
          (session.account === null ? invited ? <Outlet /> : <SignInPage /> : <Shell />)}
      </Suspense>
      <OfflineNote />
      <UpdatePrompt />
      <Toaster />
      <Announcer />
    </>
  )
}

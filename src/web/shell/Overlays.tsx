import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { currentQuestion, subscribeQuestion } from '../data/meanwhile.ts'
import { currentOverlay, showOverlay, subscribeOverlay } from './overlays.ts'

const palette = () => import('./Palette.tsx')
const logAnywhere = () => import('../pages/log/LogAnywhere.tsx')
const Palette = lazy(() => palette().then(module => ({ default: module.Palette })))
const LogAnywhere = lazy(() => logAnywhere().then(module => ({ default: module.LogAnywhere })))
const KeySheet = lazy(() => import('./KeySheet.tsx').then(module => ({ default: module.KeySheet })))
const NewPerson = lazy(() => import('../pages/people/NewPerson.tsx').then(module => ({ default: module.NewPerson })))
const NewJob = lazy(() => import('../pages/jobs/NewJob.tsx').then(module => ({ default: module.NewJob })))
const ChangedMeanwhile = lazy(() =>
  import('./ChangedMeanwhile.tsx').then(module => ({ default: module.ChangedMeanwhile })),
)

/** Milliseconds that the first page has to itself; then fields are fetched ahead, so that who presses a key need not wait. */
const settled = 1_500

export function Overlays() {
  useEffect(() => {
    const soon = setTimeout(() => void Promise.all([palette(), logAnywhere()]).catch(() => undefined), settled)
    return () => clearTimeout(soon)
  }, [])
  const open = useSyncExternalStore(subscribeOverlay, currentOverlay)
  const question = useSyncExternalStore(subscribeQuestion, currentQuestion)
  const close = (): void => showOverlay(null)
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'log' && <LogAnywhere onClose={close} />}
      {open === 'keys' && <KeySheet onClose={close} />}
      {open === 'new-person' && <NewPerson onClose={close} />}
      {open === 'new-job' && <NewJob onClose={close} />}
      {question !== null && <ChangedMeanwhile key={question.id} question={question} />}
    </Suspense>
  )
}

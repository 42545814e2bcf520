import { lazy, Suspense, useSyncExternalStore } from 'react'
import { currentQuestion, subscribeQuestion } from '../data/meanwhile.ts'
import { currentOverlay, showOverlay, subscribeOverlay } from './overlays.ts'

const Palette = lazy(() => import('./Palette.tsx').then(module => ({ default: module.Palette })))
const LogAnywhere = lazy(() => import('../pages/log/LogAnywhere.tsx').then(module => ({ default: module.LogAnywhere })))
const KeySheet = lazy(() => import('./KeySheet.tsx').then(module => ({ default: module.KeySheet })))
const NewPerson = lazy(() => import('../pages/people/NewPerson.tsx').then(module => ({ default: module.NewPerson })))
const NewJob = lazy(() => import('../pages/jobs/NewJob.tsx').then(module => ({ default: module.NewJob })))
const ChangedMeanwhile = lazy(() =>
  import('./ChangedMeanwhile.tsx').then(module => ({ default: module.ChangedMeanwhile })),
)

export function Overlays() {
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

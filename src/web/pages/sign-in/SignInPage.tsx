import { enterSession } from '../../shell/enter-session.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { EntryCard } from './EntryCard.tsx'
import { SignInForm } from './SignInForm.tsx'

export function SignInPage() {
  useTitle('Sign in')
  return (
    <EntryCard title="Sign in" about="Everybody you have dealt with, on one line.">
      <SignInForm onDone={enterSession} />
    </EntryCard>
  )
}

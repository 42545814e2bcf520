import { useState } from 'react'
import type { Session } from '#src/domain/views/session.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormProblem } from './FormProblem.tsx'
import { useSubmit } from './useSubmit.ts'

interface SignInFormProps {
  readonly email?: string
  readonly onDone: (session: Session) => void
}

/** Pasting and password managers work here (WCAG 3.3.8). */
export function SignInForm({ email: known = '', onDone }: SignInFormProps) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const { busy, problem, onSubmit } = useSubmit(async () => onDone(await api.signIn({ email, password })))
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        label="Email"
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus={known === ''}
        value={email}
        onChange={event => setEmail(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        name="password"
        autoComplete="current-password"
        required
        autoFocus={known !== ''}
        value={password}
        onChange={event => setPassword(event.target.value)}
      />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" disabled={busy}>
        Sign in
      </Button>
    </form>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import { enterSession } from '../../shell/enter-session.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { EntryCard } from './EntryCard.tsx'
import { FormProblem } from './FormProblem.tsx'
import { useSubmit } from './useSubmit.ts'

/** The very first visit: who runs this house. */
export function SetUpPage() {
  useTitle('Set up')
  const navigate = useNavigate()
  const [values, setValues] = useState({ agency: '', name: '', email: '', password: '' })
  const { busy, problem, onSubmit, errorAt } = useSubmit(async () => {
    enterSession(await api.setUp(values))
    await navigate({ to: '/bring-in' })
  })
  const field = (key: keyof typeof values) => ({
    name: key,
    required: true,
    value: values[key],
    error: errorAt(`/${key}`),
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setValues({ ...values, [key]: event.target.value }),
  })
  return (
    <EntryCard
      title="Set up Throughline"
      about="One account to begin with; colleagues come by invitation. Everything stays on this machine."
    >
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        <TextField label="Your organisation" autoComplete="organization" autoFocus {...field('agency')} />
        <TextField label="Your name" autoComplete="name" {...field('name')} />
        <TextField label="Email" type="email" autoComplete="username" {...field('email')} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          hint="Ten characters or more; a sentence is fine."
          {...field('password')}
        />
        <FormProblem problem={problem} />
        <Button type="submit" look="primary" disabled={busy}>
          Begin
        </Button>
      </form>
    </EntryCard>
  )
}

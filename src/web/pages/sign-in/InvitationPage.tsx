import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import { enterSession } from '../../shell/enter-session.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EntryCard } from './EntryCard.tsx'
import { FormProblem } from './FormProblem.tsx'
import { useSubmit } from './useSubmit.ts'

/** A colleague follows the link they were given and chooses a password. */
export function InvitationPage() {
  useTitle('Invitation')
  const { token } = useParams({ from: '/invitation/$token' })
  const navigate = useNavigate()
  const { data, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.invitation(token),
    retry: false,
  })
  const [password, setPassword] = useState('')
  const { busy, problem, onSubmit } = useSubmit(async () => {
    await api.acceptInvitation(token, password)
    await navigate({ to: '/today' })
    enterSession(await api.session())
  })
  if (error !== null)
    return (
      <EntryCard
        title="This invitation is not valid"
        about="It was used already, or a newer one took its place. Ask whoever sent it for another."
      >
        {null}
      </EntryCard>
    )
  if (data === undefined) return <Skeleton className="mx-auto max-w-100 p-8" />
  return (
    <EntryCard title={`Welcome, ${data.name}`} about={`You sign in as ${data.email}.`}>
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        <input type="hidden" name="username" autoComplete="username" value={data.email} readOnly />
        <TextField
          label="Choose a password"
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          autoFocus
          hint="Ten characters or more; a sentence is fine."
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
        <FormProblem problem={problem} />
        <Button type="submit" look="primary" disabled={busy}>
          Join
        </Button>
      </form>
    </EntryCard>
  )
}

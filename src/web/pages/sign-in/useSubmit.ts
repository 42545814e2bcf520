import { type FormEvent, useState } from 'react'
import type { Problem } from '#src/domain/views/common.ts'
import { problemIn } from '../../http.ts'

/** A form that is sent whole: busy while it travels, and the refusal in words when it comes back. */
export function useSubmit(send: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    send()
      .catch((error: unknown) => setProblem(problemIn(error)))
      .finally(() => setBusy(false))
  }
  return {
    busy,
    problem,
    onSubmit,
    errorAt: (pointer: string) => problem?.errors?.find(one => one.pointer === pointer)?.detail,
  }
}

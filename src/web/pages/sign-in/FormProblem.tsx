import type { Problem } from '#src/domain/views/common.ts'
import { Notice } from '../../ui/Notice.tsx'

export function FormProblem({ problem }: { readonly problem: Problem | null }) {
  if (problem === null) return null
  return (
    <Notice tone="bad" icon="warn" alert>
      {problem.title} {problem.detail}
    </Notice>
  )
}

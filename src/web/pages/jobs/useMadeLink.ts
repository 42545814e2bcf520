import { useState } from 'react'
import { tellProblem } from '../../data/act.ts'
import { queryClient } from '../../data/query-client.ts'

interface MakingLink {
  /** Null before it is made. */
  readonly link: string | null
  readonly make: (asked: Promise<{ readonly link: string }>) => Promise<void>
  readonly forget: () => void
}

/** A link out of a job, from asking for it until it was seen; why there is none is said. */
export function useMadeLink(job: string): MakingLink {
  const [link, setLink] = useState<string | null>(null)
  const make = async (asked: Promise<{ readonly link: string }>): Promise<void> => {
    try {
      setLink((await asked).link)
      void queryClient.invalidateQueries({ queryKey: ['job', job, 'links'] })
    } catch (error) {
      tellProblem(error)
    }
  }
  return { link, make, forget: () => setLink(null) }
}

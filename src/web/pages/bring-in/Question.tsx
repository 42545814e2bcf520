import type { ReactNode } from 'react'

interface QuestionProps {
  readonly number: number
  readonly title: string
  readonly about?: string
  readonly children: ReactNode
}

export const Question = ({ number, title, about, children }: QuestionProps) => (
  <section aria-label={title} className="flex gap-4 max-sm:flex-col max-sm:gap-1">
    <span aria-hidden="true" className="w-6 shrink-0 text-title text-text-3 max-sm:hidden">
      {number}
    </span>
    <div className="min-w-0 flex-1">
      <h2 className="text-title">{title}</h2>
      {about !== undefined && <p className="mb-1 text-text-2">{about}</p>}
      {children}
    </div>
  </section>
)

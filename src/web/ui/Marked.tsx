import type { Piece } from '#src/lib/excerpt.ts'

/** A text with the searched words marked. */
export const Marked = ({ pieces }: { readonly pieces: readonly Piece[] }) =>
  pieces.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className="rounded-xs bg-warn-soft text-text">
        {text}
      </mark>
    ) : (
      text
    ),
  )

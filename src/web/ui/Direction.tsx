/** Which way an act went, for the eye and the ear. */
export function Direction({ sign, words }: { readonly sign: string; readonly words: string }) {
  if (sign === '') return null
  return (
    <span className="text-text-2">
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only"> {words}</span>
    </span>
  )
}

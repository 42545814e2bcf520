import { useEffect } from 'react'

/** Milliseconds after which the field is not waited for: its code may never come. */
const patience = 3_000

let letters: string | null = null
let since = 0

function hear(event: KeyboardEvent): void {
  if (event.timeStamp - since > patience) takeLetters()
  if (letters === null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.key.length === 1) letters += event.key
  else if (event.key === 'Backspace') letters = letters.slice(0, -1)
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** From now on letters are kept for a field that is about to be there; they are no keys of the page beneath. */
export function holdLetters(): void {
  letters = ''
  since = performance.now()
  addEventListener('keydown', hear, { capture: true })
}

/** What was typed meanwhile; from now on the field hears for itself. */
export function takeLetters(): string {
  const typed = letters ?? ''
  letters = null
  removeEventListener('keydown', hear, { capture: true })
  return typed
}

/** Gives a field what was typed before it was there. Its own focus comes first: effects of children run before their parents'. */
export function useTypedAhead(put: (text: string) => void): void {
  useEffect(() => {
    const typed = takeLetters()
    if (typed !== '') put(typed)
  }, [put])
}

import type { JobLine } from '#src/domain/views/job-line.ts'

const letter = (index: number): string => {
  const own = String.fromCharCode(65 + (index % 26))
  return index < 26 ? own : `${letter(Math.floor(index / 26) - 1)}${own}`
}

/** The line as a client may see it: candidates are "Candidate A", furthest first; what was said is left out. */
export function forClient(line: JobLine): JobLine {
  let next = 0
  return {
    ...line,
    people: line.people.map(person =>
      person.side === 'client' ? person : { ...person, name: `Candidate ${letter(next++)}` },
    ),
    touches: line.touches.map(touch => ({ ...touch, words: touch.side === 'client' ? touch.words : null })),
  }
}

import { interactions, isInteraction, wordsOf } from '#src/domain/kind.ts'
import type { ImportProgress } from '#src/domain/views/imports.ts'
import { githubCounted } from '../../words/kinds.ts'
import { count, counted } from '../../words/numbers.ts'

const few = 8

/** One and many of what a touch is called, where a row of the line calls it by what was done. */
const nouns: { readonly [words: string]: readonly [one: string, many?: string] } = {
  InMail: ['InMail'],
  CV: ['CV'],
  Connected: ['connection'],
  Followed: ['follow'],
  Unfollowed: ['follow ended', 'follows ended'],
  'Viewed profile': ['profile view'],
  Posted: ['post'],
  'Liked a post': ['like'],
  Commented: ['comment'],
  'Shared a post': ['share'],
  Mentioned: ['mention'],
  'Endorsed a skill': ['endorsement'],
  'Meeting planned': ['planned meeting'],
  'Meeting called off': ['meeting called off', 'meetings called off'],
  'In a group together': ['shared group'],
  'CV sent on': ['CV sent on', 'CVs sent on'],
  'CV sent': ['CV sent', 'CVs sent'],
  'Followed a link': ['link followed', 'links followed'],
  'company recorded': ['company', 'companies'],
  'Came by': ['way somebody was found', 'ways somebody was found'],
}

const interactionNames: ReadonlySet<string> = new Set(Object.values(interactions).map(({ words }) => words))

/** "10,649 messages", "143 InMails": touches by what they are called on screen, sent and received together, most first. */
export function broughtByKind(kinds: ImportProgress['entries']['kinds']): readonly string[] {
  const sums = new Map<string, { readonly kind: string; readonly size: number }>()
  for (const [kind, size] of Object.entries(kinds)) {
    if (size <= 0 || !isInteraction(kind)) continue
    const words = wordsOf(kind)
    sums.set(words, { kind, size: (sums.get(words)?.size ?? 0) + size })
  }
  return [...sums]
    .sort(([, a], [, b]) => b.size - a.size)
    .slice(0, few)
    .map(([words, { kind, size }]) => {
      const noun = nouns[words] ?? (interactionNames.has(words) ? ([words.toLowerCase()] as const) : null)
      return noun ? counted(size, ...noun) : (githubCounted(kind, size) ?? `${count(size)} × ${words}`)
    })
}

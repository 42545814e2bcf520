import type { Party } from '#src/domain/draft.ts'
import type { Archive } from './archive.ts'

const post = /^https?:\/\/(?:[a-z]+\.)?linkedin\.com\/posts\/([^/_?#]+)_/i

/**
 * Whose post a link leads to. Mostly the archive does not say; some links carry a profile's slug, which may as well be a
 * company's, so it counts only when a connection has it.
 */
export function postAuthor(link: string, archive: Archive): Party | null {
  const slug = post.exec(link)?.[1]?.toLowerCase()
  if (slug === undefined || !archive.names.isConnection(slug)) return null
  return { role: 'author', identifiers: [{ kind: 'linkedin', value: slug }] }
}

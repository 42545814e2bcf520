import type { Group, SourceFile } from '../source.ts'
import { headText } from '../text.ts'

export type Network = 'facebook' | 'instagram'
type MetaKind = 'messages' | 'followers' | 'following' | 'friends' | 'left'

/** What a file of the download is, by where it lies and by what it begins with. */
export function kindOf(file: SourceFile): MetaKind | null {
  if (!/\.json$/i.test(file.path)) return null
  const head = headText(file.head.subarray(0, 16_384))
  if (/"sender_name"\s*:/.test(head) && /"timestamp_ms"\s*:/.test(head)) return 'messages'
  if (/"friends_v2"\s*:/.test(head)) return 'friends'
  if (/"relationships_following"\s*:/.test(head)) return 'following'
  if (
    /"relationships_followers"\s*:/.test(head) ||
    (/"string_list_data"\s*:/.test(head) && /follower/i.test(file.path))
  )
    return 'followers'
  return /(?:^|\/)(?:your_instagram_activity|your_facebook_activity|followers_and_following|connections\/friends)\//.test(
    file.path,
  )
    ? 'left'
    : null
}

const root =
  /^(.*?)(?:^|\/)(?:your_(?:instagram|facebook)_activity|messages|followers_and_following|connections|inbox)\//

/** Files of one download, told apart by network: Instagram's followers and links, Facebook's friends. */
export function groupsOf(files: readonly SourceFile[], network: Network): Group[] {
  const groups = new Map<string, SourceFile[]>()
  for (const file of files) {
    if (kindOf(file) === null) continue
    const top = root.exec(file.path)?.[1] ?? file.path.split('/').slice(0, -1).join('/')
    groups.set(top, [...(groups.get(top) ?? []), file])
  }
  return [...groups]
    .filter(([, members]) => networkOf(members) === network)
    .map(([top, members]) => ({ name: top || `${network} download`, files: members }))
}

function networkOf(files: readonly SourceFile[]): Network {
  const paths = files.map(({ path }) => path).join('\n')
  if (/facebook/i.test(paths) || files.some(file => kindOf(file) === 'friends')) return 'facebook'
  if (/instagram|followers_and_following/i.test(paths)) return 'instagram'
  return files.some(file => /"is_geoblocked_for_viewer"|"is_unsent"|"thread_type"/.test(headText(file.head)))
    ? 'facebook'
    : 'instagram'
}

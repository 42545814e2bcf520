import { queryClient } from './query-client.ts'

type News =
  | { readonly type: 'people'; readonly ids: readonly string[] }
  | { readonly type: 'erased'; readonly ids: readonly string[] }
  | { readonly type: 'import'; readonly id: string }
  | { readonly type: 'today' }

type Listener = (ids: readonly string[]) => void
const listeners = new Set<Listener>()

/** Calls back with the people of whom something new came in. */
export function onPeopleNews(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function newsIn(data: string): News | null {
  try {
    const news: unknown = JSON.parse(data)
    return typeof news === 'object' && news !== null && 'type' in news ? (news as News) : null
  } catch {
    return null
  }
}

function take(news: News): void {
  // Their name may stand on any page: whatever is open asks again.
  if (news.type === 'erased') void queryClient.invalidateQueries()
  if (news.type === 'today') void queryClient.invalidateQueries({ queryKey: ['today'] })
  if (news.type === 'import') {
    void queryClient.invalidateQueries({ queryKey: ['imports', news.id], exact: true })
    void queryClient.invalidateQueries({ queryKey: ['imports'], exact: true })
    void queryClient.invalidateQueries({ queryKey: ['session'] })
  }
  if (news.type === 'people') {
    for (const id of news.ids) void queryClient.invalidateQueries({ queryKey: ['person', id] })
    for (const listener of listeners) listener(news.ids)
  }
}

/** Hears what happens in the house. The browser reconnects by itself; afterwards everything on screen is read again. */
export function listenForNews(): () => void {
  const source = new EventSource('/api/live')
  let lost = false
  source.onmessage = event => {
    const news = newsIn(String(event.data))
    if (news !== null) take(news)
  }
  source.onerror = () => {
    lost = true
  }
  source.onopen = () => {
    if (lost) void queryClient.invalidateQueries()
    lost = false
  }
  return () => source.close()
}

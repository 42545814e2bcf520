// Asks for what the first page shows, and for its code, while the program that shows it is still on its way: `http.ts`
// takes the answers.
// A file of its own because the page allows no inline script.
const page = location.pathname
const person = /^\/people\/([0-9a-f-]{36})$/.exec(page)
const filtered = /[?&](channels|colleague|direction|job|find|at)=/.test(location.search)
let signedIn = false
try {
  signedIn = localStorage.getItem('signed-in') !== null
} catch {
  // Storage that is forbidden: the page waits to hear who it is for, as in `data/signed-in.ts`.
}
const isToday = page === '/' || page === '/today'
const paths = ['/api/session']
if (signedIn) {
  if (page === '/people' && location.search === '') paths.push('/api/people?sort=last&order=desc&limit=100')
  if (person && !filtered) paths.push(`/api/people/${person[1]}/page`)
  if (person) paths.push(`/api/people/${person[1]}/picture`)
  // Where its answer is needed alone: the first question to Intl costs twenty milliseconds and more.
  if (isToday)
    paths.push(`/api/today?${new URLSearchParams({ zone: new Intl.DateTimeFormat().resolvedOptions().timeZone })}`)
}

globalThis.early = new Map(
  paths.map(path => {
    const answer = fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json' } })
    // Whoever takes it hears of it; nobody may.
    answer.catch(() => {})
    return [path, answer]
  }),
)
/** What the page's code is made of, as the build says; nothing where pages are served as they are written. */
const parts = JSON.parse(globalThis.document?.currentScript?.dataset.parts || '{}')
for (const href of parts[isToday ? 'today' : person ? 'person' : page === '/people' ? 'people' : ''] ?? []) {
  const link = document.createElement('link')
  Object.assign(link, { rel: 'modulepreload', crossOrigin: '', href })
  document.head.append(link)
}
// What nobody took by then is old.
setTimeout(() => globalThis.early?.clear(), 10_000)

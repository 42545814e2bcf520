// Asks for what the first page shows while the program that shows it is still on its way: `http.ts` takes the answers.
// A file of its own because the page allows no inline script.
const page = location.pathname
const person = /^\/people\/([0-9a-f-]{36})$/.exec(page)
const filtered = /[?&](channels|colleague|direction|job|find|at)=/.test(location.search)
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
let signedIn = false
try {
  signedIn = localStorage.getItem('signed-in') !== null
} catch {
  // Storage that is forbidden: the page waits to hear who it is for, as in `data/signed-in.ts`.
}
const paths = ['/api/session']
if (signedIn) {
  if (page === '/people' && location.search === '') paths.push('/api/people?sort=last&order=desc&limit=100')
  if (person && !filtered) paths.push(`/api/people/${person[1]}/page`)
  if (person) paths.push(`/api/people/${person[1]}/picture`)
  if (page === '/' || page === '/today') paths.push(`/api/today?${new URLSearchParams({ zone })}`)
}

globalThis.early = new Map(
  paths.map(path => {
    const answer = fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json' } })
    // Whoever takes it hears of it; nobody may.
    answer.catch(() => {})
    return [path, answer]
  }),
)
// What nobody took by then is old.
setTimeout(() => globalThis.early?.clear(), 10_000)

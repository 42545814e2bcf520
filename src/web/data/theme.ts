import type { Preferences } from '#src/domain/views/session.ts'

/** Puts the chosen look on the page; the browser keeps it for the next first paint (`public/theme.js`). */
export function wear({ theme, density }: Pick<Preferences, 'theme' | 'density'>): void {
  const page = document.documentElement
  page.dataset.density = density
  if (theme === 'system') delete page.dataset.theme
  else page.dataset.theme = theme
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // Without storage the first paint follows the system; nothing else is lost.
  }
}

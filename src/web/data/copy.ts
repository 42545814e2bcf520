import { showToast } from '../ui/toasts.ts'
import { tellProblem } from './act.ts'

/** Copies a text and says so; what went wrong is said too. */
export async function copyText(text: string, words = 'Copied'): Promise<void> {
  try {
    // Browsers keep the clipboard from pages without TLS, as a house on its own network may be: there the older way is left.
    if ('clipboard' in navigator) await navigator.clipboard.writeText(text)
    else if (!copyByEvent(text)) throw new Error('The browser did not let the text be copied. Select it and copy it.')
    showToast({ words })
  } catch (error) {
    tellProblem(error)
  }
}

function copyByEvent(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', put)
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', put)
  }
}

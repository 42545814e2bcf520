import { type BrowserContext, chromium } from 'playwright-core'
import type { Served } from './house.ts'

/** A browser on a served house for as long as the work takes; each context that it asks for is signed in and holds nothing else. */
export async function withBrowser<T>(
  { base, cookie }: Served,
  work: (context: () => Promise<BrowserContext>) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const [name = '', value = ''] = cookie.split('=')
    return await work(async () => {
      const one = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      await one.addCookies([{ name, value, url: base.href }])
      return one
    })
  } finally {
    await browser.close()
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '..')

export interface Program {
  readonly address: string
  readonly folder: string
  stop(): Promise<void>
}

/** The program as `npm start` runs it, on a folder of its own. */
export async function startProgram(args: readonly string[] = []): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-'))
  const child = spawn(
    process.execPath,
    [join(root, 'bin/throughline.js'), '--data', join(folder, 'data'), 'serve', '--port', '0', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const address = await addressOf(child)
  return {
    address,
    folder,
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        child.kill('SIGTERM')
      }),
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const hear = (chunk: Buffer) => {
      text += chunk
      const found = /Throughline is at (\S+)/.exec(text)
      if (found?.[1]) resolve(found[1])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`The program ended with ${code}: ${text.slice(-2000)}`)))
  })
}

export interface Opened {
  readonly browser: Browser
  readonly context: BrowserContext
  readonly page: Page
  /** What the browser's console complained of. */
  readonly complaints: string[]
}

/** A new browser with one page, in English, without its own errands. */
export async function openBrowser(width = 1440, height = 900): Promise<Opened> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  return { browser, context, page, complaints }
}

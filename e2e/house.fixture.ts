import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type APIRequestContext, type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** As a person starts it: Vitest's own NODE_ENV would make another build of the web app. */
const { NODE_ENV: _, VITEST: __, DATABASE_URL: ___, ...productive } = process.env

/** The real program on a folder of its own, and a real browser that looks at it. */
export class House {
  readonly folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-'))
  address = ''
  /** What went wrong in any page: errors thrown and answers of 500 and above. */
  readonly faults: string[] = []
  private server: ChildProcess | null = null
  private browser: Browser | null = null

  /** @param parameters of `serve`, beside the folder and the port. */
  static async open(...parameters: readonly string[]): Promise<House> {
    const house = new House()
    try {
      house.address = await house.start(parameters)
      house.browser = await chromium.launch({
        executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--force-color-profile=srgb'],
      })
      return house
    } catch (error) {
      await house.close()
      throw error
    }
  }

  private start(parameters: readonly string[]): Promise<string> {
    const command = [
      join(root, 'bin/throughline.js'),
      'serve',
      '--data',
      join(this.folder, 'data'),
      '--port',
      '0',
      '--json',
    ]
    const server = spawn(process.execPath, [...command, ...parameters], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: productive,
    })
    this.server = server
    return new Promise((resolve, reject) => {
      let said = ''
      let answer = ''
      server.stderr.on('data', (chunk: Buffer) => {
        said += chunk
      })
      server.stdout.on('data', (chunk: Buffer) => {
        answer += chunk
        const address = /"address":"([^"]+)"/.exec(answer)?.[1]
        if (address) resolve(address)
      })
      server.on('exit', code => reject(new Error(`serve ended with ${code}:\n${said}`)))
    })
  }

  async context(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
    if (!this.browser) throw new Error('no browser')
    return this.browser.newContext({
      baseURL: this.address,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
      ...options,
    })
  }

  async page(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const page = await (await this.context(options)).newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', error => this.faults.push(error.message))
    page.on('response', response => {
      if (response.status() >= 500)
        this.faults.push(`${response.status()} ${response.request().method()} ${response.url()}`)
    })
    return page
  }

  async close(): Promise<void> {
    await this.browser?.close()
    const { server } = this
    if (server && server.exitCode === null) {
      const ended = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** What the API answers, asked by whoever is signed in there. @throws Error naming what was refused */
export async function answer<T>(by: APIRequestContext, method: string, path: string, data?: object): Promise<T> {
  const response = await by.fetch(path, { method, ...(data === undefined ? {} : { data }) })
  if (!response.ok()) throw new Error(`${response.status()} ${method} ${path}: ${await response.text()}`)
  return (await response.json()) as T
}

/** What WCAG 2.2 A and AA find wrong on the page as it stands: rule, and the first element of each. */
export async function barriers(page: Page): Promise<string[]> {
  // What is still fading in has the contrast of neither end.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .map(({ finished }) => finished.catch(() => {})),
    ).then(() => {}),
  )
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
]

const installed = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map(name => process.env[name])
    .filter(folder => folder !== undefined)
    .flatMap(folder => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
}

/**
 * The browser that the tests drive: CHROME_PATH, one that is installed, one that Playwright keeps; else it is fetched.
 * @returns {string | null} path of the program
 */
export function findBrowser() {
  const own = process.env['CHROME_PATH']
  if (own) return existsSync(own) ? own : null
  const places = process.platform === 'darwin' || process.platform === 'win32' ? installed[process.platform] : []
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  const found = [...places, ...onPath, ...kept()].find(path => existsSync(path))
  return found ?? fetched()
}

/** @returns {string[]} */
function kept() {
  try {
    return [chromium.executablePath()]
  } catch {
    return []
  }
}

/** @returns {string | null} */
function fetched() {
  if (process.env['PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD']) return null
  process.stdout.write('No browser is installed; fetching Chromium for the tests…\n')
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 240_000 })
  return kept().find(path => existsSync(path)) ?? null
}

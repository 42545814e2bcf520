import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** What is run by itself: the program, and the threads that it starts. Below `src/`. */
const entries = ['src/main.ts', 'src/worker/thread.ts', 'src/sources/cv/thread.ts', 'src/sources/outlook/thread.ts']

/** How many earlier builds stay, for processes that still run from them and load a part on use. */
const kept = 3

/**
 * Builds the server into `dist/server/STAMP`, unless that is there. The stamp tells the state of the sources, so that a
 * build is never changed under a running process and two commands may build at once.
 * @returns {Promise<string>} the folder with `main.js`
 */
export async function buildServer() {
  const stamp = stampOf(
    ['src', 'fixtures', 'scripts', 'package-lock.json'],
    name => !/\.test\.tsx?$|\.fixture\.ts$/.test(name) && name !== 'web',
  )
  return ensure(join(root, 'dist/server'), stamp, async target => {
    const { bundle } = await import('./bundle.js')
    await bundle(entries, target)
  })
}

/**
 * Builds the web app into `dist/web/STAMP`, unless that is there.
 * @param {() => void} onStart called when there is something to build
 * @returns {Promise<string | null>} the folder with `index.html`, or null when there are no sources of it
 */
export async function buildWeb(onStart) {
  if (!existsSync(join(root, 'src/web/main.tsx'))) return null
  const stamp = stampOf(
    ['src/web', 'src/domain', 'src/lib', 'vite.config.ts', 'package-lock.json'],
    name => !/\.test\.tsx?$/.test(name),
  )
  return ensure(join(root, 'dist/web'), stamp, async target => {
    onStart()
    const { status } = spawnSync(process.execPath, [join(root, 'scripts/build-web.js'), target], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (status === 9) throw Object.assign(new Error('vite is not installed'), { code: 'ERR_MODULE_NOT_FOUND' })
    if (status !== 0) throw new Error('The web app could not be built: see above.')
  })
}

/**
 * @param {string} parent
 * @param {string} stamp
 * @param {(target: string) => Promise<void>} build
 */
async function ensure(parent, stamp, build) {
  const target = join(parent, stamp)
  if (existsSync(target)) return target
  const builds = existsSync(parent) ? byAge(parent) : []
  const temporary = join(parent, `${stamp}.${process.pid}`)
  try {
    mkdirSync(parent, { recursive: true })
    await build(temporary)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    // An installation without the tools, or that may not be written, runs what it was shipped with.
    const shipped = builds[0]
    if (shipped && isMissingTool(error)) return join(parent, shipped)
    throw error
  }
  try {
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  for (const old of builds.slice(kept)) rmSync(join(parent, old), { recursive: true, force: true })
  return target
}

/** @param {unknown} error */
function isMissingTool(error) {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM'
}

/** @param {string} parent */
function byAge(parent) {
  const builds = readdirSync(parent).filter(name => /^[0-9a-f]{16}$/.test(name))
  return builds
    .map(name => ({ name, at: statSync(join(parent, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .map(each => each.name)
}

/**
 * A hash over names, sizes and times of files.
 * @param {readonly string[]} places below the project's folder
 * @param {(name: string) => boolean} counts
 */
function stampOf(places, counts) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const visit = path => {
    const found = statSync(join(root, path))
    if (!found.isDirectory()) hash.update(`${path} ${found.size} ${found.mtimeMs}\n`)
    else for (const name of readdirSync(join(root, path)).sort()) if (counts(name)) visit(join(path, name))
  }
  for (const place of places) if (existsSync(join(root, place))) visit(place)
  return hash.digest('hex').slice(0, 16)
}

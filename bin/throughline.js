#!/usr/bin/env node
// Runs after `npm ci` alone: builds what is stale, then hands over. Written so that an old Node (from 14.13) can read it and say why
// it will not do.
import { pathToFileURL } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Throughline needs Node 20.19 or newer; this is ${process.versions.node}.\n`)
  process.exit(2)
}

run(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
    // Whatever a library left open (a timer, an idle socket) must not keep a finished command.
    process.stdout.write('', () => process.stderr.write('', () => process.exit()))
  },
  error => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(2)
  },
)

/** @param {readonly string[]} argv */
async function run(argv) {
  const { buildServer, buildWeb } = await import('../scripts/build.js')
  const server = await buildServer()
  if (argv.includes('serve')) {
    const web = await buildWeb(() => process.stderr.write('Building the web app, once…\n'))
    if (web) process.env.THROUGHLINE_WEB = web
  }
  process.setSourceMapsEnabled(true)
  const { main } = await import(pathToFileURL(`${server}/main.js`).href)
  return main(argv)
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rollup } from 'vite'

const api = process.env.THROUGHLINE_API ?? 'http://127.0.0.1:4120'

/** What PDFs name and do not hold: the standard fonts, the tables of Asian writing, the decoders of rare pictures. */
const pdfFolders = { cmaps: /\.bcmap$/, standard_fonts: /\.(?:pfb|ttf)$/, wasm: /nowasm_fallback\.js$/ }

function pdfFiles(): Plugin {
  const root = new URL('node_modules/pdfjs-dist/', import.meta.url)
  return {
    name: 'pdf-files',
    generateBundle() {
      for (const [folder, wanted] of Object.entries(pdfFolders))
        for (const name of readdirSync(new URL(`${folder}/`, root)))
          if (wanted.test(name))
            this.emitFile({
              type: 'asset',
              fileName: `pdf/${folder}/${name}`,
              source: readFileSync(new URL(`${folder}/${name}`, root)),
            })
    },
    configureServer(server) {
      server.middlewares.use('/pdf/', (request, response, next) => {
        const [, folder = '', name = ''] = /^\/(\w+)\/([\w.-]+)$/.exec(request.url ?? '') ?? []
        const wanted = Object.entries(pdfFolders).find(([one]) => one === folder)?.[1]
        if (wanted?.test(name)) response.end(readFileSync(new URL(`${folder}/${name}`, root)))
        else next()
      })
    },
  }
}

/** The pages that people open first, and their code. `public/early.js` knows them by the same names. */
const firstPages = {
  today: 'pages/today/TodayPage.tsx',
  people: 'pages/people/PeoplePage.tsx',
  person: 'pages/person/PersonRoute.tsx',
}

/** Addresses of what the code of each first page is made of, beside what every page loads. */
function partsOf(bundle: Rollup.OutputBundle): Record<string, string[]> {
  const chunks = Object.values(bundle).filter(one => one.type === 'chunk')
  const madeOf = (file: string, found: Set<string>): Set<string> => {
    if (found.has(file)) return found
    found.add(file)
    for (const next of chunks.find(one => one.fileName === file)?.imports ?? []) madeOf(next, found)
    return found
  }
  const every = chunks.filter(one => one.isEntry).reduce((found, one) => madeOf(one.fileName, found), new Set<string>())
  return Object.fromEntries(
    Object.entries(firstPages).map(([name, module]) => {
      const page = chunks.find(one => one.facadeModuleId?.endsWith(module))
      if (page === undefined) throw new Error(`${module} is no page of its own`)
      return [name, [...madeOf(page.fileName, new Set())].filter(file => !every.has(file)).map(file => `/${file}`)]
    }),
  )
}

/**
 * What runs before the program: called by its content as the rest is, so that whoever comes again has it without asking;
 * and told what the first pages are made of, so that their code does not wait for the program to ask for it.
 */
function beforeTheProgram(): Plugin {
  const scripts = ['theme', 'early'].map(name => {
    const source = readFileSync(new URL(`src/web/public/${name}.js`, import.meta.url))
    const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8)
    return { name: `/${name}.js`, fileName: `assets/${name}-${hash}.js`, source }
  })
  return {
    name: 'before-the-program',
    apply: 'build',
    generateBundle() {
      for (const { fileName, source } of scripts) this.emitFile({ type: 'asset', fileName, source })
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const named = scripts.reduce((page, { name, fileName }) => page.replace(`"${name}"`, `"/${fileName}"`), html)
        const font = Object.keys(bundle).find(file => /inter-latin-wght-normal.*\.woff2$/.test(file))
        if (font === undefined) throw new Error('the font is not where it was')
        return {
          html: named.replace('data-parts=""', `data-parts='${JSON.stringify(partsOf(bundle))}'`),
          // Every page is written in it; the style sheet alone would ask for it when the first words stand there.
          tags: [
            {
              tag: 'link',
              injectTo: 'head',
              attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${font}` },
            },
          ],
        }
      },
    },
  }
}

export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwindcss(), pdfFiles(), beforeTheProgram()],
  build: {
    outDir: '../../dist/preview',
    emptyOutDir: true,
    // Tokens are written with light-dark(); older targets would have it rewritten into two declarations each.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    // What is needed lazily must not be fetched early: the mail reader and the picture's table wait for a click.
    modulePreload: { polyfill: false },
    // What most pages share is one file: forty small ones wait for each other on six connections.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'shared', test: /\/src\/|@radix-ui|@floating-ui/, minShareCount: 4 }] },
      },
    },
  },
  server: { proxy: { '/api': api } },
})

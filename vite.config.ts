import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

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

/** What runs before the program, called by its content as the rest is: whoever comes again has it without asking. */
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
    transformIndexHtml: html =>
      scripts.reduce((page, { name, fileName }) => page.replace(`src="${name}"`, `src="/${fileName}"`), html),
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

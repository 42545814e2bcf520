import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env.THROUGHLINE_API ?? 'http://127.0.0.1:4120'

export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../../dist/preview',
    emptyOutDir: true,
    // Tokens are written with light-dark(); older targets would have it rewritten into two declarations each.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    // What is needed lazily must not be fetched early: the mail reader and the picture's table wait for a click.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': api } },
})

import { defineConfig } from 'vitest/config'

/** What a person does, through a real browser, one file at a time: `scripts/test.js` finds the browser. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
})

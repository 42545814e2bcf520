import { defineConfig } from 'vitest/config'

/** Against the real program and a real browser: `npm test` says where the browser is. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    // What was there instead is named in full: the last words of a run repeat this line.
    chaiConfig: { truncateThreshold: 2_000 },
  },
})

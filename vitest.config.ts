import { defineConfig } from 'vitest/config'
import { driverModules, patchDriver } from './scripts/driver-patch.js'

export default defineConfig({
  plugins: [
    {
      name: 'driver',
      transform: { filter: { id: driverModules }, handler: (code, id) => patchDriver(id, code) },
    },
  ],
  test: {
    // What was there instead is named in full: the last words of a run repeat this line.
    chaiConfig: { truncateThreshold: 2_000 },
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'fixtures/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['src/db/test-setup.ts'],
    server: { deps: { inline: ['postgres'] } },
  },
})

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
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'fixtures/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['src/db/test-setup.ts'],
    server: { deps: { inline: ['postgres'] } },
  },
})

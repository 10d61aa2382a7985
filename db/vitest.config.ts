import { defineConfig } from 'vitest/config'

// One process for all files: an embedded engine takes up to 1 GB, and one serves them all (see testing/index.ts).
export default defineConfig({
  test: {
    globalSetup: './testing/setup.ts',
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})

import { defineConfig } from '@playwright/test'
import base from '../playwright.config.ts'

/** One figure after the other: anything beside it would be measured too. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../test-results/bench',
  globalSetup: '../browser/setup.ts',
  workers: 1,
  retries: 0,
  timeout: 900_000,
  reporter: [['line']],
  projects: [{ name: 'bench' }],
})

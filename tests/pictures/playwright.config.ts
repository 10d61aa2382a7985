import { defineConfig } from '@playwright/test'
import base from '../playwright.config.ts'

/** Draws the README's pictures anew: `npm run picture`. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.picture.ts',
  outputDir: '../test-results/pictures',
  globalSetup: '../browser/setup.ts',
  workers: 1,
  reporter: [['line']],
  projects: [{ name: 'pictures' }],
})

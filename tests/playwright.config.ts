import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from './browser/chromium.ts'

const { executablePath, args, env } = chromiumLaunch()
const WIDE = { width: 1920, height: 1080 }
const PHONE = { width: 390, height: 844 }

/** Two workers at most: each holds a product and a browser that draws WebGL in software; on a busy machine an answer takes its time. */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results/artifacts',
  globalSetup: './browser/setup.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 300_000,
  expect: { timeout: 45_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // `.ci/run` names what passed only at the second attempt.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    launchOptions: { executablePath, args, env },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    viewport: WIDE,
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  projects: [
    { name: 'checks', testMatch: ['checks/**/*.test.ts', 'browser/**/*.spec.ts', 'parity/**/*.spec.ts'] },
    { name: 'wide', testMatch: 'e2e/**/*.spec.ts', testIgnore: 'e2e/**/*.phone.spec.ts' },
    { name: 'phone', testMatch: 'e2e/**/*.phone.spec.ts', use: { viewport: PHONE, isMobile: true, hasTouch: true } },
    { name: 'faults', testMatch: 'faults/**/*.test.ts' },
    { name: 'real', testMatch: 'real/**/*.test.ts' },
  ],
})

import { unpackChromium } from './chromium.ts'

/** Playwright's global setup: the browser is on disk before any worker wants it. */
export default unpackChromium

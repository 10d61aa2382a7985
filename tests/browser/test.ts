import { test as base, expect } from '@playwright/test'

/** What a page did that no page of ours may do. */
export interface Misdeeds {
  /** Console errors and uncaught exceptions. */
  errors: string[]
  /** Addresses asked for that are not on this machine; each request was aborted. */
  outside: string[]
  /** Answers of 400 and above, as `status path`. */
  failed: string[]
}

const LOCAL_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Playwright's `test` with a guard on every page: nothing is fetched from outside, nothing is logged as an error, no
 * request fails. A test that provokes such a thing clears the list it expected to fill.
 */
export const test = base.extend<{ misdeeds: Misdeeds }>({
  misdeeds: [
    async ({ context }, use) => {
      const misdeeds: Misdeeds = { errors: [], outside: [], failed: [] }
      await context.route(
        (url) => /^https?:$/.test(url.protocol) && !LOCAL_HOSTS.has(url.hostname),
        (route) => {
          misdeeds.outside.push(route.request().url())
          return route.abort()
        },
      )
      context.on('console', (message) => {
        if (message.type() === 'error') misdeeds.errors.push(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => misdeeds.errors.push(String(error.error())))
      context.on('response', (response) => {
        if (response.status() >= 400) misdeeds.failed.push(`${response.status()} ${new URL(response.url()).pathname}`)
      })
      await use(misdeeds)
      expect(misdeeds).toEqual({ errors: [], outside: [], failed: [] })
    },
    { auto: true },
  ],
})

export { expect }

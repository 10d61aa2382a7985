import { join } from 'node:path'
import { openMap } from '../e2e/map.ts'
import { test } from '../e2e/product.ts'
import { projectRoot } from '../product/start.ts'

const folder = join(projectRoot, 'web/pictures')

/** The pictures of both READMEs: the sample district as a fresh start shows it. */
const PICTURES = [
  { file: 'command.png', address: '/', theme: 'light', viewport: { width: 1920, height: 1080 } },
  { file: 'command-dark.png', address: '/', theme: 'dark', viewport: { width: 1920, height: 1080 } },
  { file: 'phone.png', address: '/', theme: 'light', viewport: { width: 390, height: 844 } },
] as const

for (const { file, address, theme, viewport } of PICTURES) {
  test(file, async ({ page, product }) => {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await openMap(page, product.url + address)
    await page.screenshot({ path: join(folder, file) })
  })
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './test.ts'

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,">
<title>网格</title><canvas id="map" width="64" height="64"></canvas>`

test('the packaged Chromium draws with WebGL2 and keeps requests on this machine', async ({ page, misdeeds }) => {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  try {
    await page.goto(`http://127.0.0.1:${port}/`)
    await expect(page).toHaveTitle('网格')
    const pixel = await page.evaluate(() => {
      const gl = document.querySelector('canvas')?.getContext('webgl2')
      if (!gl) return null
      gl.clearColor(0, 1, 0, 1)
      gl.clear(gl.COLOR_BUFFER_BIT)
      const rgba = new Uint8Array(4)
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba)
      return [...rgba]
    })
    expect(pixel).toEqual([0, 255, 0, 255])

    const refused = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => false,
        () => true,
      ),
    )
    expect(refused).toBe(true)
    expect(misdeeds.outside).toEqual(['https://example.com/'])
    misdeeds.outside.length = 0
    misdeeds.errors.length = 0
  } finally {
    server.close()
  }
})

import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from '../browser/test.ts'
import { type ParityFigures, parityFigures } from './figures.ts'
import { parityInput } from './input.ts'

test('Chromium and Node give the same integers for the sample district', async ({ page }) => {
  const bundle = await build({
    entryPoints: [join(import.meta.dirname, 'figures.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'parity',
    platform: 'browser',
    target: 'es2022',
  })
  const [script] = bundle.outputFiles
  await page.addScriptTag({ content: script?.text ?? '' })

  const input = parityInput()
  const there = await page.evaluate(
    (given) =>
      (window as unknown as { parity: { parityFigures(input: unknown): ParityFigures } }).parity.parityFigures(given),
    input,
  )
  const here = parityFigures(input)
  expect(here.nearestMm.filter((mm) => mm >= 0).length, 'homes that reach a point').toBeGreaterThan(500)
  expect(here.nearestMmAfterEdits).not.toEqual(here.nearestMm)
  expect(there).toEqual(here)
})

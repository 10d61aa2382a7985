import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { onBothEngines } from '../product/engines.ts'
import { freePort } from '../product/port.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { type Product, spawnProduct, startProduct } from '../product/start.ts'

/** Milliseconds after the command: while it opens, migrates, imports the sample district, computes, serves. */
const KILL_AFTER_MS = [700, 1500, 3000, 5000, 8000]

test.setTimeout(600_000)

onBothEngines('kill -9 during start leaves a database that the next start completes', async (place) => {
  for (const milliseconds of KILL_AFTER_MS) {
    const product = spawnProduct({ ...place, demo: true }, await freePort())
    await sleep(milliseconds)
    await product.kill()
  }
  const survivor = await startProduct({ ...place, demo: true })
  try {
    const district = await districtOnceComputed(survivor)
    expect(district).toMatchObject({ isDemo: true })
  } finally {
    expect(await survivor.stop()).toBe(0)
  }
})

/** The district as served when its coverage is done. */
async function districtOnceComputed({ url }: Product): Promise<unknown> {
  const deadline = Date.now() + 60_000
  const cookie = await signInAs(url)
  for (;;) {
    const district = await read<{ run: { state: string } | null }>(url, '/api/v1/district', cookie)
    if (district.run?.state === 'done' || Date.now() > deadline) return district
    await sleep(300)
  }
}

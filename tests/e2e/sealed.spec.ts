import { execFileSync, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Hazard } from '@wangge/api/contract'
import { expect, test } from '../browser/test.ts'
import { wangge } from '../product/command.ts'
import { testDatabaseUrl, withPostgis } from '../product/database.ts'
import { withDirectory } from '../product/directory.ts'
import type { Place } from '../product/engines.ts'
import { addAdministrator, type Credentials } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'

test.use({ ignoreHTTPSErrors: true, viewport: { width: 1100, height: 800 } })

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

test('over the product’s own TLS somebody signs in, and what is reported reaches his open page by the stream', async ({
  page,
}) => {
  test.skip(!hasOpenssl, 'openssl is not installed')
  await inTown(async (place, { username, password }) => {
    const product = await startProduct({ ...place, demo: false, settings: makePair(place.dataDir) })
    try {
      expect(product.url).toMatch(/^https:/)
      await page.goto(`${product.url}/desk?lang=zh`)
      await page.getByLabel('用户名').fill(username)
      await page.getByLabel('密码', { exact: true }).fill(password)
      await page.getByRole('button', { name: '登录' }).click()
      await expect(page.locator('header [data-state="live"]')).toBeVisible()
      expect(await page.context().cookies()).toMatchObject([{ secure: true, httpOnly: true }])
      // Under a hand nothing moves: what comes would wait behind a bar.
      await page.mouse.move(0, 0)
      // While the stream tells what happens, the page asks by itself only every two minutes.
      const { id } = await report(page, product.url)
      await expect(page.locator(`ul [data-id="${id}"]`)).toBeAttached()
    } finally {
      await page.close()
      expect(await product.stop()).toBe(0)
    }
  })
})

/** As another program of the same person: the page itself did not send it. */
async function report(page: Page, origin: string): Promise<Hazard> {
  const words = { kind: 'lockedExit', source: 'hotline12345', description: '安全出口上锁', address: '石榴里 9 号' }
  const sending = { data: { ...words, position: [122.005, 43.005] }, headers: { origin } }
  const answer = await page.request.post(`${origin}/api/v1/hazards`, sending)
  expect(answer.status(), await answer.text()).toBe(201)
  return (await answer.json()) as Hazard
}

/** One small town with an administrator: there sooner than the sample district with its coverage. */
function inTown(work: (place: Place, person: Credentials) => Promise<void>): Promise<void> {
  return withDirectory((dataDir) => {
    const settle = async (place: Place): Promise<void> => {
      const file = join(dataDir, 'town.geojson')
      await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: TOWN }))
      const { code, stderr } = await wangge(['import', 'cells', file], place)
      expect(code, stderr).toBe(0)
      await work(place, await addAdministrator(place))
    }
    return testDatabaseUrl === undefined
      ? settle({ dataDir })
      : withPostgis((databaseUrl) => settle({ dataDir, databaseUrl }))
  })
}

const SQUARE = [
  [122, 43],
  [122.01, 43],
  [122.01, 43.01],
  [122, 43.01],
  [122, 43],
]
const TOWN = ['1505', '150502', '150502100', '150502100001'].map((code) => ({
  type: 'Feature',
  properties: { code, name: `演练${code.length}` },
  geometry: { type: 'Polygon', coordinates: [SQUARE] },
}))

/** A certificate that nobody has signed but itself, as settings of the product. */
function makePair(directory: string): { TLS_CERT: string; TLS_KEY: string } {
  const [TLS_CERT, TLS_KEY] = [join(directory, 'own.crt'), join(directory, 'own.key')]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  const named = ['-subj', '/CN=localhost', '-keyout', TLS_KEY, '-out', TLS_CERT]
  execFileSync('openssl', ['req', ...kind, ...named], { stdio: 'ignore' })
  return { TLS_CERT, TLS_KEY }
}
